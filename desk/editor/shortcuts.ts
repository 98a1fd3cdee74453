import { toggleMark } from '@tiptap/pm/commands'
import type { Command } from '@tiptap/pm/state'
import {
  insertCard,
  toggleAside,
  toggleHeading,
  toggleQuote,
  toParagraph,
} from './commands/block-commands.ts'
import { breakLine, writeAfter } from './commands/list-keys.ts'
import { moveBlock } from './commands/move-block.ts'
import { toggleList } from './commands/toggle-list.ts'

/** What the page around the text does when a key asks for it. */
export type Panel = 'link' | 'storyline' | 'find' | 'letters' | 'shortcuts' | 'findings'

/** `keys` as ProseMirror names them; Mod is Ctrl, or Cmd on a Mac. */
export type Shortcut = { keys: string; words: string } & ({ run: Command } | { panel: Panel })

const mark =
  (name: string): Command =>
  (state, dispatch, view) => {
    const type = state.schema.marks[name]
    return type ? toggleMark(type)(state, dispatch, view) : false
  }

export const commands = {
  strong: mark('strong'),
  emphasis: mark('emphasis'),
  heading: toggleHeading(2),
  subheading: toggleHeading(3),
  paragraph: toParagraph,
  quote: toggleQuote,
  bullets: toggleList(false),
  numbers: toggleList(true),
  aside: toggleAside,
  divider: insertCard({ type: 'divider' }),
  rateChart: insertCard({ type: 'rate-chart', pair: 'KZT/USD', days: 90 }),
} satisfies Record<string, Command>

/** Every shortcut of the editor: what a key does and what the list of shortcuts says of it. */
export const shortcuts: readonly Shortcut[] = [
  { keys: 'Mod-b', words: 'Bold', run: commands.strong },
  { keys: 'Mod-i', words: 'Italic', run: commands.emphasis },
  { keys: 'Mod-k', words: 'Link: put in, change, take away', panel: 'link' },
  { keys: 'Mod-Alt-2', words: 'Heading', run: commands.heading },
  { keys: 'Mod-Alt-3', words: 'Smaller heading', run: commands.subheading },
  { keys: 'Mod-Alt-0', words: 'Plain paragraph', run: commands.paragraph },
  { keys: 'Mod-Shift-8', words: 'List with bullets', run: commands.bullets },
  { keys: 'Mod-Shift-7', words: 'List with numbers', run: commands.numbers },
  { keys: 'Mod-Shift-9', words: 'Quote', run: commands.quote },
  { keys: 'Mod-Alt-b', words: 'Box beside the text', run: commands.aside },
  { keys: 'Shift-Enter', words: 'New line in the same paragraph', run: breakLine },
  { keys: 'Mod-Enter', words: 'New paragraph behind the block', run: writeAfter },
  { keys: 'Alt-Shift-ArrowUp', words: 'Move the block or item up', run: moveBlock(-1) },
  { keys: 'Alt-Shift-ArrowDown', words: 'Move the block or item down', run: moveBlock(1) },
  { keys: 'Mod-f', words: 'Find and replace', panel: 'find' },
  { keys: 'Mod-Alt-l', words: 'Letters and signs', panel: 'letters' },
  { keys: 'Mod-Alt-c', words: 'House checks', panel: 'findings' },
  { keys: 'Mod-/', words: 'This list', panel: 'shortcuts' },
]

/** Keys that the editor has from its parts, for the list. */
export const otherShortcuts = [
  { keys: 'Mod-z', words: 'Undo' },
  { keys: 'Mod-Shift-z', words: 'Redo' },
  { keys: 'Tab', words: 'In a table: the next cell. Else: on to what follows the text' },
  { keys: 'Alt-F10', words: 'To the tools above the text' },
]

/** As a person reads it: "Ctrl+Alt+2", or with the signs of a Mac. */
export function keysInWords(keys: string, isMac: boolean): string {
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧', ArrowUp: '↑', ArrowDown: '↓' }
    : { Mod: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓' }
  const parts = keys.split('-').map((part) => names[part] ?? part)
  return parts.map((part) => (part.length === 1 ? part.toUpperCase() : part)).join('+')
}
