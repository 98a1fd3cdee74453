import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { v4 } from 'uuid'
import {
  putStoryline,
  readStoryline,
  type StorylineFaults,
  type StorylineWords,
  storylineAt,
} from '../commands/put-storyline.ts'

const BLANK: StorylineWords = { title: '', storylineId: '' }

/** A card of a storyline: a new one, or the one that is chosen in the text. */
export function StorylineDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [before] = useState(() => storylineAt(editor.state))
  const [words, setWords] = useState(before?.words ?? BLANK)
  const [faults, setFaults] = useState<StorylineFaults>({})
  const change = (some: Partial<StorylineWords>) => {
    setWords({ ...words, ...some })
    setFaults({})
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const read = readStoryline(words)
    if ('faults' in read) {
      setFaults(read.faults)
      return
    }
    putStoryline(read.data, before?.blockId ?? null)(editor.state, editor.view.dispatch)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Storyline"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label="Title"
            description="What readers see on the card, behind the word “Storyline”"
            value={words.title}
            error={faults.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <TextInput
            label="Number"
            description="Cards of one storyline have the same: copy it from a card that stands already, or make a new one"
            spellCheck={false}
            autoComplete="off"
            value={words.storylineId}
            error={faults.storylineId}
            onChange={(event) => change({ storylineId: event.currentTarget.value })}
          />
          <Group justify="space-between">
            <Button variant="default" onClick={() => change({ storylineId: v4() })}>
              New number
            </Button>
            <Button type="submit">{before === null ? 'Put it in' : 'Change'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
