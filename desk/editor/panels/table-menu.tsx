import { Menu } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
} from '@tiptap/pm/tables'
import { insertTable } from '../commands/block-commands.ts'
import { TOOL_CLASS } from './tool.tsx'

const OUTSIDE: [string, Command][] = [
  ['Table of 3 × 2', insertTable(3, 2)],
  ['Table of 5 × 3', insertTable(5, 3)],
  ['Table of 10 × 4', insertTable(10, 4)],
]
const INSIDE: [string, Command][] = [
  ['Row above', addRowBefore],
  ['Row below', addRowAfter],
  ['Column before', addColumnBefore],
  ['Column after', addColumnAfter],
  ['Take the row away', deleteRow],
  ['Take the column away', deleteColumn],
  ['Take the table away', deleteTable],
]

/** Puts a table in; inside of one, its rows and columns. */
export function TableMenu({ editor, isInTable }: { editor: Editor; isInTable: boolean }) {
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          className={TOOL_CLASS}
          aria-label="Table"
          {...(isInTable && { 'data-on': true })}
        >
          <IconTable size={18} stroke={1.75} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(isInTable ? INSIDE : OUTSIDE).map(([words, command]) => (
          <Menu.Item
            key={words}
            onClick={() => {
              command(editor.state, editor.view.dispatch, editor.view)
              // The menu gives the focus back to its button otherwise.
              setTimeout(() => editor.view.focus())
            }}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
