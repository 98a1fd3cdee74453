import { Extension } from '@tiptap/core'
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions'
import { chainCommands } from '@tiptap/pm/commands'
import { keydownHandler } from '@tiptap/pm/keymap'
import { type Command, Plugin } from '@tiptap/pm/state'
import { goToNextCell, tableEditing } from '@tiptap/pm/tables'
import type { Edition } from '#contract/edition.ts'
import { arrivingPlugin } from './arriving/arriving-plugin.ts'
import { checksPlugin } from './checks/checks-plugin.ts'
import { breakLineInCell, joinNextItem, leaveList, splitItem } from './commands/list-keys.ts'
import { findPlugin } from './finding/find-plugin.ts'
import { keepIds } from './keeping/keep-ids.ts'
import { type PasteOptions, pastePlugin } from './paste/paste-plugin.ts'
import { schemaNodes } from './schema/editor-schema.ts'
import { shortcuts } from './shortcuts.ts'
import { type CardOptions, cardView } from './views/card-view.ts'
import { asideView, quoteView, tableView } from './views/field-views.ts'

/** What the text asks of the page around it; read anew each time, as it may change. */
export type EditorAround = CardOptions & PasteOptions & { edition: Edition; onTools: () => void }

/** The schema with its views, keys and watchers. */
export function editorExtensions(around: () => EditorAround) {
  const { quote, aside, table, card, ...plain } = schemaNodes
  return [
    ...Object.values(plain),
    quote.extend({ addNodeView: () => quoteView }),
    aside.extend({ addNodeView: () => asideView }),
    table.extend({ addNodeView: () => tableView }),
    card.extend({ addNodeView: () => cardView(around) }),
    UndoRedo.configure({ depth: 500 }),
    Dropcursor,
    Gapcursor,
    Placeholder.configure({ placeholder: 'Write here' }),
    keysOf(around),
    Extension.create({
      name: 'watchers',
      addProseMirrorPlugins: () => [
        keepIds(),
        findPlugin(),
        checksPlugin(() => around().edition),
        pastePlugin(around),
        arrivingPlugin(),
        tableEditing(),
      ],
    }),
  ]
}

function keysOf(around: () => EditorAround) {
  const own = shortcuts.map((shortcut): [string, Command] => [
    shortcut.keys,
    'run' in shortcut
      ? shortcut.run
      : () => {
          around().onPanel(shortcut.panel)
          return true
        },
  ])
  const tools: Command = () => {
    around().onTools()
    return true
  }
  const press = keydownHandler({
    ...Object.fromEntries(own),
    'Alt-F10': tools,
    Tab: goToNextCell(1),
    'Shift-Tab': goToNextCell(-1),
    Enter: chainCommands(breakLineInCell, splitItem),
    Backspace: leaveList,
    Delete: joinNextItem,
  })
  return Extension.create({
    name: 'keys',
    // Before the keys of the parts: Enter in a list is ours.
    priority: 1000,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          // AltGr is Ctrl and Alt on Windows: it writes letters, and asks for nothing.
          handleKeyDown: (view, event) => !event.getModifierState('AltGraph') && press(view, event),
        },
      }),
    ],
  })
}
