/** How many were written over: where undo takes it back, and in the lead picture, where none does. */
export type Replaced = { undoable: number; lasting: number; refused: readonly string[] }

/** What a person is told when all were to be replaced, and how it is taken back. */
export function replacedInWords({ undoable, lasting, refused }: Replaced): string {
  return [`${undoable + lasting} replaced${wayBack(undoable, lasting)}`, ...refused].join('. ')
}

function wayBack(undoable: number, lasting: number): string {
  if (lasting === 0) {
    return undoable > 0 ? '; undo takes them back, in the text and field by field' : ''
  }
  const dialog = 'which no undo takes back: change them in its dialog'
  if (undoable === 0) return `, all in the lead picture’s words, ${dialog}`
  return `; undo takes them back, in the text and field by field, but not ${lasting} in the lead picture’s words, ${dialog}`
}
