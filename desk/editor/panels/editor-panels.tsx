import type { Editor } from '@tiptap/core'
import type { Edition } from '#contract/edition.ts'
import { isAlsoForFields, useWordField } from '../fields/use-word-field.ts'
import type { Panel } from '../shortcuts.ts'
import { FindPanel } from './find-panel.tsx'
import { FindingsPanel } from './findings-panel.tsx'
import { LettersPanel } from './letters-panel.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { StorylineDialog } from './storyline-dialog.tsx'

type Props = {
  editor: Editor
  edition: Edition
  readOnly: boolean
  panel: Panel | null
  onPanel: (panel: Panel | null) => void
}

/** What opens between the tools and the text, one at a time; closing gives the cursor back. */
export function EditorPanels({ editor, edition, readOnly, panel, onPanel }: Props) {
  const field = useWordField(editor, onPanel)
  const close = (isInText = !isAlsoForFields(panel)) => {
    onPanel(null)
    if (field && !isInText) field.focus()
    else editor.view.focus()
  }
  const given = { editor, onClose: () => close() }
  switch (panel) {
    case 'link':
      return <LinkDialog {...given} />
    case 'storyline':
      return <StorylineDialog {...given} />
    case 'find':
      return <FindPanel {...{ editor, field, readOnly }} onClose={close} />
    case 'letters':
      return <LettersPanel {...given} edition={edition} field={field} />
    case 'findings':
      return <FindingsPanel {...given} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={() => close()} />
    case null:
      return null
  }
}
