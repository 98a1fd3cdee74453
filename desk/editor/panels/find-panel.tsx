import { Button, Checkbox, CloseButton, Group, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import { useRef, useState } from 'react'
import type { WordField } from '../fields/word-field.ts'
import type { PageHit } from '../finding/page-finder.ts'
import { usePageFinder } from '../finding/use-page-finder.ts'

type Props = {
  editor: Editor
  /** the field beside the text in which somebody asked for it; null for the text */
  field: WordField | null
  /** whether nothing can be replaced */
  readOnly: boolean
  /** told whether one looked at the text last, not at a field */
  onClose: (isInText: boolean) => void
}

/** Longer words are written, not put in by the hundred. */
const LONGEST_WORDS = 200

/** Find and replace, over the whole text and the fields around it. */
export function FindPanel({ editor, field, readOnly, onClose }: Props) {
  const panel = useRef<HTMLElement>(null)
  const finder = usePageFinder(editor, { panel, field })
  const { query, change, hits, at, said, go } = finder
  const close = () => onClose(finder.isInText)
  const count = query.words === '' ? '' : countInWords(hits.length, at)
  return (
    <search
      ref={panel}
      className="editor-panel"
      aria-label={readOnly ? 'Find' : 'Find and replace'}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <Group align="flex-start" justify="space-between" wrap="nowrap">
        <div className="find-rows">
          <TextInput
            autoFocus
            label="Find"
            value={query.words}
            onChange={(event) => change({ words: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              // Else it would be typed into the field that one comes to.
              event.preventDefault()
              go(event.shiftKey ? -1 : 1)
            }}
          />
          <Group gap="xs">
            <Button variant="default" onClick={() => go(-1)}>
              Before
            </Button>
            <Button variant="default" onClick={() => go(1)}>
              Next
            </Button>
          </Group>
          {!readOnly && <Replacing {...finder} />}
        </div>
        <CloseButton
          aria-label={readOnly ? 'Close find' : 'Close find and replace'}
          onClick={close}
        />
      </Group>
      <Group gap="md" mt="xs">
        <Checkbox
          label="Same capitals"
          checked={query.matchCase}
          onChange={(event) => change({ matchCase: event.currentTarget.checked })}
        />
        <Checkbox
          label="Whole words"
          checked={query.wholeWord}
          onChange={(event) => change({ wholeWord: event.currentTarget.checked })}
        />
        <output aria-live="polite">{said ?? count}</output>
      </Group>
      <FoundIn hits={hits} onGo={finder.goTo} />
    </search>
  )
}

type ReplacingProps = Pick<ReturnType<typeof usePageFinder>, 'replace' | 'replaceEach'>

function Replacing({ replace, replaceEach }: ReplacingProps) {
  const [instead, setInstead] = useState('')
  return (
    <>
      <TextInput
        label="Replace by"
        maxLength={LONGEST_WORDS}
        value={instead}
        onChange={(event) => setInstead(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button variant="default" onClick={() => replace(instead)}>
          Replace
        </Button>
        <Button variant="default" onClick={() => replaceEach(instead)}>
          Replace all
        </Button>
      </Group>
    </>
  )
}

/** How many stand where, with a way to the first of each. */
function FoundIn({ hits, onGo }: { hits: readonly PageHit[]; onGo: (hit: PageHit) => void }) {
  const places = Map.groupBy(hits, ({ name }) => name)
  if (places.size === 0 || (places.size === 1 && places.has('Text'))) return null
  return (
    <>
      <ul className="found-places" aria-label="Found in">
        {[...places].map(([name, [first, ...others]]) => (
          <li key={name}>
            <Button size="compact-sm" variant="default" onClick={() => first && onGo(first)}>
              {name}: {1 + others.length}
            </Button>
          </li>
        ))}
      </ul>
      <p className="found-hint">In a field, Enter goes on to the next and Esc comes back here.</p>
    </>
  )
}

function countInWords(total: number, at: number): string {
  return total === 0 ? 'Not found' : `${at + 1} of ${total}`
}
