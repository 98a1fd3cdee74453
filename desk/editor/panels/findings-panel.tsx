import { Button, CloseButton, Group } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useRef } from 'react'
import { useSignal } from '../../api/signal.ts'
import { mendFinding, showFinding, type Told, toldIn } from '../checks/checks-plugin.ts'
import { fieldRemarks, goToRemark, mendRemark } from '../fields/remarks.ts'

/** What the house checks found, each with a way to it and, where it is plain, a mending. */
export function FindingsPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const told = useEditorState({ editor, selector: ({ editor: now }) => toldIn(now.state) })
  const remarks = useSignal(fieldRemarks)
  const total = told.length + remarks.length
  const frame = useRef<HTMLElement>(null)
  const mend = (one: Told) => {
    mendFinding(one)(editor.state, editor.view.dispatch, editor.view)
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
        <strong>{total === 0 ? 'The house checks find nothing' : `${total} to look at`}</strong>
        <CloseButton autoFocus aria-label="Close house checks" onClick={onClose} />
      </Group>
      <ul className="told-list">
        {remarks.map((one) => (
          <Line
            key={`${one.name}-${one.start}-${one.kind}`}
            {...one}
            onGo={() => goToRemark(one)}
            onMend={one.mend === undefined ? null : () => mendRemark(one)}
          />
        ))}
        {told.map((one) => (
          <Line
            key={`${one.from}-${one.beside?.part}-${one.start}-${one.kind}`}
            {...one}
            name={one.beside?.name ?? null}
            onGo={() => showFinding(editor.view, one)}
            onMend={one.mend === undefined || !editor.isEditable ? null : () => mend(one)}
          />
        ))}
      </ul>
    </section>
  )
}

type LineProps = {
  /** of the field; null for the text */
  name: string | null
  message: string
  around: string
  onGo: () => void
  onMend: (() => void) | null
}

function Line({ name, message, around, onGo, onMend }: LineProps) {
  return (
    <li>
      <span>
        {name !== null && `${name}: `}
        {message}: <q>{around}</q>
      </span>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={onGo}>
          Go to
        </Button>
        {onMend && (
          <Button size="compact-sm" variant="default" onClick={onMend}>
            Mend
          </Button>
        )}
      </Group>
    </li>
  )
}
