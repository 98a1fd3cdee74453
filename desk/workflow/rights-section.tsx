import { Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { type Rights, rightsSchema } from '#contract/article.ts'
import type { Workflow } from '#contract/desk-workflow.ts'
import { type OfPiece, useAct } from './use-act.ts'

type Provenance = NonNullable<Workflow['provenance']>
const rightsInWords: Record<Rights, string> = {
  own: 'Our own',
  licensed: 'Licensed',
  'public-domain': 'Public domain',
}

/** Of a rescued piece: by what right it is printed, and whose pages it was captured from. */
export function RightsSection(props: OfPiece & { provenance: Provenance }) {
  const { piece, provenance } = props
  return (
    <Stack component="section" aria-label="Rights" gap="xs">
      <Title order={3} size="h5">
        Rights of a rescued piece
      </Title>
      <Text size="sm">
        {provenance.rights === null
          ? 'By what right it may be printed is not written down: until then it cannot be published.'
          : `${rightsInWords[provenance.rights]}${provenance.origin && `, from ${provenance.origin}`}.`}
        {provenance.day && ` From a page of ${provenance.day}.`}
      </Text>
      {piece.may.includes('state-rights') && <RightsForm {...props} />}
    </Stack>
  )
}

function RightsForm({ provenance, ...props }: OfPiece & { provenance: Provenance }) {
  const [right, setRight] = useState<Rights | ''>(provenance.rights ?? '')
  const [origin, setOrigin] = useState(provenance.origin)
  const [problem, setProblem] = useState<string | null>(null)
  const doAct = useAct(props)
  const given = origin.trim()
  const isSame = right === provenance.rights && given === provenance.origin
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void doAct('rights', () => ({ rights: right, origin: given })).then(setProblem)
      }}
    >
      <Stack gap="xs">
        <NativeSelect
          label="By what right it is printed"
          value={right}
          data={[
            ...(right === '' ? [{ value: '', label: 'Not known yet' }] : []),
            ...rightsSchema.options.map((value) => ({ value, label: rightsInWords[value] })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            setRight(rightsSchema.options.find((one) => one === value) ?? '')
          }
        />
        <TextInput
          label="Whose pages it is from"
          description="Readers are told, under the piece"
          maxLength={300}
          value={origin}
          onChange={(event) => setOrigin(event.currentTarget.value)}
        />
        {problem && (
          <Text role="alert" c="red" size="sm">
            {problem}
          </Text>
        )}
        <Button
          type="submit"
          size="xs"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          disabled={right === '' || given === '' || isSame}
        >
          Write it down
        </Button>
      </Stack>
    </form>
  )
}
