import {
  IconAlphabetCyrillic,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconChartLine,
  IconChecklist,
  IconH2,
  IconH3,
  IconItalic,
  IconKeyboard,
  IconLink,
  IconList,
  IconListNumbers,
  IconNote,
  IconPhoto,
  IconQuote,
  IconRoute,
  IconSearch,
  IconSeparatorHorizontal,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history'
import type { Command } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { commands, type Panel } from '../shortcuts.ts'
import { Roving } from './roving.tsx'
import { TableMenu } from './table-menu.tsx'
import { Tool } from './tool.tsx'
import { ToolHints } from './tool-hints.tsx'

type Props = {
  editor: Editor
  onPanel: (panel: Panel) => void
  onPicture: (() => void) | null
}

const ICON = { size: 18, stroke: 1.75 } as const

/** The tools above the text; each says whether it is on where the cursor is. */
export function EditorToolbar({ editor, onPanel, onPicture }: Props) {
  const on = useEditorState({ editor, selector: ({ editor: now }) => readState(now) })
  const use = (command: Command) => () => {
    command(editor.state, editor.view.dispatch, editor.view)
    editor.view.focus()
  }
  return (
    <ToolHints>
      <Roving label="Tools for the text" className="editor-toolbar">
        <Tool label="Bold" keys="Mod-b" isOn={on.strong} onUse={use(commands.strong)}>
          <IconBold {...ICON} />
        </Tool>
        <Tool label="Italic" keys="Mod-i" isOn={on.emphasis} onUse={use(commands.emphasis)}>
          <IconItalic {...ICON} />
        </Tool>
        <Tool label="Link" keys="Mod-k" isOn={on.link} onUse={() => onPanel('link')}>
          <IconLink {...ICON} />
        </Tool>
        <Tool label="Heading" keys="Mod-Alt-2" isOn={on.h2} onUse={use(commands.heading)}>
          <IconH2 {...ICON} />
        </Tool>
        <Tool
          label="Smaller heading"
          keys="Mod-Alt-3"
          isOn={on.h3}
          onUse={use(commands.subheading)}
        >
          <IconH3 {...ICON} />
        </Tool>
        <Tool label="Quote" keys="Mod-Shift-9" isOn={on.quote} onUse={use(commands.quote)}>
          <IconQuote {...ICON} />
        </Tool>
        <Tool label="Bullets" keys="Mod-Shift-8" isOn={on.bullets} onUse={use(commands.bullets)}>
          <IconList {...ICON} />
        </Tool>
        <Tool label="Numbers" keys="Mod-Shift-7" isOn={on.numbers} onUse={use(commands.numbers)}>
          <IconListNumbers {...ICON} />
        </Tool>
        <Tool label="Box" keys="Mod-Alt-b" isOn={on.aside} onUse={use(commands.aside)}>
          <IconNote {...ICON} />
        </Tool>
        <TableMenu editor={editor} isInTable={on.table} />
        {onPicture && (
          <Tool label="Picture" onUse={onPicture}>
            <IconPhoto {...ICON} />
          </Tool>
        )}
        <Tool label="Rate chart" onUse={use(commands.rateChart)}>
          <IconChartLine {...ICON} />
        </Tool>
        <Tool label="Storyline" onUse={() => onPanel('storyline')}>
          <IconRoute {...ICON} />
        </Tool>
        <Tool label="Divider" onUse={use(commands.divider)}>
          <IconSeparatorHorizontal {...ICON} />
        </Tool>
        <Tool label="Letters and signs" keys="Mod-Alt-l" onUse={() => onPanel('letters')}>
          <IconAlphabetCyrillic {...ICON} />
        </Tool>
        <Tool label="Find and replace" keys="Mod-f" onUse={() => onPanel('find')}>
          <IconSearch {...ICON} />
        </Tool>
        <Tool label="House checks" keys="Mod-Alt-c" onUse={() => onPanel('findings')}>
          <IconChecklist {...ICON} />
        </Tool>
        <Tool label="Undo" keys="Mod-z" disabled={!on.canUndo} onUse={use(undo)}>
          <IconArrowBackUp {...ICON} />
        </Tool>
        <Tool label="Redo" keys="Mod-Shift-z" disabled={!on.canRedo} onUse={use(redo)}>
          <IconArrowForwardUp {...ICON} />
        </Tool>
        <Tool label="Shortcuts" keys="Mod-/" onUse={() => onPanel('shortcuts')}>
          <IconKeyboard {...ICON} />
        </Tool>
      </Roving>
    </ToolHints>
  )
}

function readState(editor: Editor) {
  const { state } = editor
  const { parent } = state.selection.$from
  const isIn = (name: string) => editor.isActive(name)
  return {
    strong: isIn('strong'),
    emphasis: isIn('emphasis'),
    link: isIn('link'),
    h2: parent.type.name === 'heading' && parent.attrs.level === 2,
    h3: parent.type.name === 'heading' && parent.attrs.level === 3,
    quote: parent.type.name === 'quote',
    bullets: editor.isActive('list', { ordered: false }),
    numbers: editor.isActive('list', { ordered: true }),
    aside: isIn('aside'),
    table: isIn('table'),
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  }
}
