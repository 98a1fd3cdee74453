import { NativeSelect, Textarea } from '@mantine/core'
import { type CorrectionInput, correctionSchema } from '#contract/article.ts'
import { correctionKindsInWords } from '../words/states.ts'

type Props = { value: CorrectionInput; onChange: (value: CorrectionInput) => void }

/** What readers are told of a change of a public piece. */
export function CorrectionFields({ value, onChange }: Props) {
  return (
    <>
      <NativeSelect
        label="What sort of change"
        value={value.kind}
        onChange={(event) => {
          const kind = correctionSchema.shape.kind.safeParse(event.currentTarget.value)
          if (kind.success) onChange({ ...value, kind: kind.data })
        }}
        data={Object.entries(correctionKindsInWords).map(([kind, label]) => ({
          value: kind,
          label,
        }))}
      />
      <Textarea
        required
        autosize
        minRows={2}
        maxLength={2000}
        label="Note to the readers"
        description="It says what was wrong and what is right. It stands over the piece and stays in its history."
        value={value.publicNote}
        onChange={(event) => onChange({ ...value, publicNote: event.currentTarget.value })}
      />
    </>
  )
}
