import { memo, useRef } from 'react'
import type { Edition } from '#contract/edition.ts'
import { FieldRemarks } from '../editor/fields/field-remarks.tsx'
import { holdsWords } from '../editor/fields/word-field.ts'
import { GrowingField } from '../frame/growing-field.tsx'

type Props = {
  note: string
  edition: Edition
  readOnly: boolean
  onNote: (note: string) => void
}

/** Where it comes from, printed under the text. */
export const SourcesNote = memo(function SourcesNote(props: Props) {
  const { note, edition, readOnly, onNote } = props
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <>
      <GrowingField
        ref={field}
        lang={edition}
        {...holdsWords}
        label="Note on sources"
        description="Printed under the piece: where it comes from, and how it was checked"
        rows={2}
        maxLength={2000}
        readOnly={readOnly}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      />
      <FieldRemarks name="Note on sources" text={note} {...{ field, edition, readOnly }} />
    </>
  )
})
