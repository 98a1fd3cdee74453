import { Button, CloseButton, Group } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useRef } from 'react'
import { goToFinding, mendFinding, type Told, toldIn } from '../checks/checks-plugin.ts'

/** What the house checks found, each with a way to it and, where it is plain, a mending. */
export function FindingsPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const told = useEditorState({ editor, selector: ({ editor: now }) => toldIn(now.state) })
  const frame = useRef<HTMLElement>(null)
  const go = (one: Told) => {
    goToFinding(one)(editor.state, editor.view.dispatch)
    editor.view.focus()
  }
  const mend = (one: Told) => {
    mendFinding(one)(editor.state, editor.view.dispatch)
    // Its button goes with the finding: the keyboard goes on from the list.
    frame.current?.focus()
  }
  return (
    <section
      ref={frame}
      tabIndex={-1}
      className="editor-panel"
      aria-label="House checks"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Group justify="space-between">
        <strong>
          {told.length === 0 ? 'The house checks find nothing' : `${told.length} to look at`}
        </strong>
        <CloseButton autoFocus aria-label="Close house checks" onClick={onClose} />
      </Group>
      <ul className="told-list">
        {told.map((one) => (
          <li key={`${one.from}-${one.kind}`}>
            <span>
              {one.message}: <q>{one.around}</q>
            </span>
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => go(one)}>
                Go to
              </Button>
              {one.mend !== undefined && editor.isEditable && (
                <Button size="compact-sm" variant="default" onClick={() => mend(one)}>
                  Mend
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}
