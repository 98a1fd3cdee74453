import { UnstyledButton } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useSignal } from '../../api/signal.ts'
import { toldIn } from '../checks/checks-plugin.ts'
import { countWords, readingMinutes } from '../conversion/count-words.ts'
import { fieldRemarks } from '../fields/remarks.ts'
import type { Panel } from '../shortcuts.ts'

/** How long the text is, and whether the house checks have found something. */
export function EditorFoot({
  editor,
  onPanel,
}: {
  editor: Editor
  onPanel: (panel: Panel) => void
}) {
  const { words, found } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      words: countWords(now.state.doc),
      found: toldIn(now.state).length,
    }),
  })
  const all = found + useSignal(fieldRemarks).length
  return (
    <div className="editor-foot">
      <span>
        {words === 1 ? '1 word' : `${words.toLocaleString('en')} words`}
        {words > 0 && `, ${readingMinutes(words)} min to read`}
      </span>
      <UnstyledButton onClick={() => onPanel('findings')}>
        {all === 0 ? 'House checks: nothing found' : `House checks: ${all} to look at`}
      </UnstyledButton>
    </div>
  )
}
