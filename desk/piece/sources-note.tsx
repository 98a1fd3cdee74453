import { memo } from 'react'
import { takesLetters } from '../editor/letters/letter-field.ts'
import { GrowingField } from '../frame/growing-field.tsx'

type Props = { note: string; readOnly: boolean; onNote: (note: string) => void }

/** Where it comes from, printed under the text. */
export const SourcesNote = memo(function SourcesNote({ note, readOnly, onNote }: Props) {
  return (
    <GrowingField
      {...takesLetters}
      label="Note on sources"
      description="Printed under the piece: where it comes from, and how it was checked"
      rows={2}
      maxLength={2000}
      readOnly={readOnly}
      value={note}
      onChange={(event) => onNote(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
    />
  )
})
