import { decodeText } from './decode-text.ts'
import { UnreadableTable } from './extraction.ts'

/**
 * A table without quoted cells, by the names of its columns. A last line without its end, or a line
 * with another number of cells, means that the answer was cut.
 *
 * @throws UnreadableTable
 */
export function* readCsv(
  bytes: Uint8Array,
  needed: readonly string[],
): Generator<(column: string) => string> {
  const text = decodeText(bytes)
  const lines = text.split(/\r?\n/)
  const columns = lines[0]?.split(',').map((name) => name.trim()) ?? []
  if (needed.some((name) => !columns.includes(name))) {
    throw new UnreadableTable('wrong-root', `The table has not the columns ${needed.join(', ')}.`)
  }
  if (lines.at(-1) !== '') throw cutOff(lines.length)
  const places = new Map(columns.map((name, place) => [name, place]))
  for (const [number, line] of lines.entries()) {
    if (number === 0 || line === '') continue
    const cells = line.split(',')
    if (cells.length !== columns.length) throw cutOff(number + 1)
    yield (column) => cells[places.get(column) ?? -1]?.trim() ?? ''
  }
}

function cutOff(line: number): UnreadableTable {
  return new UnreadableTable('cut-off', `The table ends in the middle of line ${line}.`)
}
