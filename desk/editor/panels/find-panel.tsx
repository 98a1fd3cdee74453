import { Button, Checkbox, CloseButton, Group, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { findState, goToMatch, replaceAll, replaceOne, setQuery } from '../finding/find-plugin.ts'
import type { Query } from '../finding/find-words.ts'

const NOTHING: Query = { words: '', matchCase: false, wholeWord: false }

/** Find and replace, over the whole text. */
export function FindPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [query, setWanted] = useState<Query>(() => ({ ...NOTHING, words: chosenWords(editor) }))
  const [instead, setInstead] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const run = (command: Command) => command(editor.state, editor.view.dispatch)
  const count = useEditorState({ editor, selector: ({ editor: now }) => counted(now) })
  useEffect(() => {
    setQuery(query)(editor.state, editor.view.dispatch)
  }, [editor, query])
  useEffect(() => {
    return () => {
      if (!editor.isDestroyed) setQuery(NOTHING)(editor.state, editor.view.dispatch)
    }
  }, [editor])
  const change = (part: Partial<Query>) => {
    setDone(null)
    setWanted({ ...query, ...part })
  }
  const all = () => {
    const { total } = count
    if (run(replaceAll(instead))) setDone(`${total} replaced; one undo takes all of it back`)
  }
  return (
    <search
      className="editor-panel"
      aria-label="Find and replace"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Group align="flex-start" justify="space-between" wrap="nowrap">
        <div className="find-rows">
          <TextInput
            autoFocus
            label="Find"
            value={query.words}
            onChange={(event) => change({ words: event.currentTarget.value })}
            onKeyDown={(event) => event.key === 'Enter' && run(goToMatch(event.shiftKey ? -1 : 1))}
          />
          <Group gap="xs">
            <Button variant="default" onClick={() => run(goToMatch(-1))}>
              Before
            </Button>
            <Button variant="default" onClick={() => run(goToMatch(1))}>
              Next
            </Button>
          </Group>
          <TextInput
            label="Replace by"
            value={instead}
            onChange={(event) => setInstead(event.currentTarget.value)}
          />
          <Group gap="xs">
            <Button variant="default" onClick={() => run(replaceOne(instead))}>
              Replace
            </Button>
            <Button variant="default" onClick={all}>
              Replace all
            </Button>
          </Group>
        </div>
        <CloseButton aria-label="Close find and replace" onClick={onClose} />
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
        <output aria-live="polite">{done ?? inWords(query, count)}</output>
      </Group>
    </search>
  )
}

function counted(editor: Editor): { total: number; at: number } {
  const { matches, current } = findState(editor.state)
  return { total: matches.length, at: current + 1 }
}

function inWords({ words }: Query, { total, at }: { total: number; at: number }): string {
  if (words === '') return ''
  return total === 0 ? 'Not found' : `${at} of ${total}`
}

/** Words that are chosen in the text are what is looked for, if they are few. */
function chosenWords({ state: { doc, selection } }: Editor): string {
  const words = doc.textBetween(selection.from, selection.to, '\n', '\n')
  return words.length <= 100 && !words.includes('\n') ? words : ''
}
