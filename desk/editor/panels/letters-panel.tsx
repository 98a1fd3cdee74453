import { CloseButton, Group, UnstyledButton } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import type { Edition } from '#contract/edition.ts'
import { fieldName, putIntoField, type WordField } from '../fields/word-field.ts'
import { lastLetters, rememberLetter } from '../letters/last-letters.ts'
import { groupsFor, type LetterGroup, letterName } from '../letters/letters.ts'
import { Roving } from './roving.tsx'

type Props = {
  editor: Editor
  edition: Edition
  /** where letters go; null for the text */
  field: WordField | null
  onClose: () => void
}

/** Letters of the region's languages. One puts in as many as one likes; Esc goes back to writing. */
export function LettersPanel({ editor, edition, field, onClose }: Props) {
  const [last, setLast] = useState(lastLetters)
  const ref = useRef<HTMLElement>(null)
  useEffect(() => ref.current?.querySelector<HTMLButtonElement>('.letter')?.focus(), [])
  const put = (letter: string) => {
    if (field) putIntoField(field, letter)
    else editor.view.dispatch(editor.state.tr.insertText(letter).scrollIntoView())
    setLast(rememberLetter(letter))
  }
  const recent: LetterGroup = { name: 'Used last', editions: [], letters: last }
  const groups = [...(last.length > 0 ? [recent] : []), ...groupsFor(edition)]
  return (
    <section
      ref={ref}
      className="editor-panel"
      aria-label="Letters and signs"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div className="letter-groups">
          <output className="letters-into">Into: {field ? fieldName(field) : 'Text'}</output>
          {groups.map(({ name, letters }) => (
            <div key={name} className="letter-group">
              <span>{name}</span>
              <Roving label={name}>
                {letters.map((letter) => (
                  <UnstyledButton
                    key={letter}
                    className="letter"
                    aria-label={letterName(letter)}
                    title={letterName(letter)}
                    onClick={() => put(letter)}
                  >
                    {letter === '\u00a0' ? '⍽' : letter}
                  </UnstyledButton>
                ))}
              </Roving>
            </div>
          ))}
        </div>
        <CloseButton aria-label="Close letters and signs" onClick={onClose} />
      </Group>
    </section>
  )
}
