import { diffIndices } from 'node-diff3'
import type { TermName } from '../words/fields.ts'
import { type Part, partsOf, type VersionText } from './parts-of.ts'

/** What stands on the two sides in one row; `moved`: the other side has it in another place. */
export type Row = {
  key: string
  name: string
  left: Part | null
  right: Part | null
  change: 'same' | 'changed' | 'formatting' | 'added' | 'removed' | 'moved'
}

/** Two texts side by side: fields that differ, and every block, each in the order of its side. */
export function diffTexts(left: VersionText, right: VersionText, termName: TermName): Row[] {
  const [a, b] = [partsOf(left, termName), partsOf(right, termName)]
  const ofRight = byKey(b.fields)
  const fields = a.fields.flatMap((part) => {
    const other = ofRight.get(part.key)
    if (!other || part.whole === other.whole) return []
    return [rowOf(part, other)]
  })
  return [...fields, ...diffBlocks(a.blocks, b.blocks)]
}

function diffBlocks(left: readonly Part[], right: readonly Part[]): Row[] {
  const [ofLeft, ofRight] = [byKey(left), byKey(right)]
  const rows: Row[] = []
  const keysOf = (parts: readonly Part[]) => parts.map(({ key }) => key)
  let [atLeft, atRight] = [0, 0]
  const same = (count: number) => {
    for (let i = 0; i < count; i += 1) {
      const [one, other] = [left[atLeft + i], right[atRight + i]]
      if (one && other) rows.push(rowOf(one, other))
    }
  }
  for (const { buffer1, buffer2 } of diffIndices(keysOf(left), keysOf(right))) {
    same(buffer1[0] - atLeft)
    for (const part of left.slice(buffer1[0], buffer1[0] + buffer1[1])) {
      rows.push(alone(part, 'left', ofRight.has(part.key)))
    }
    for (const part of right.slice(buffer2[0], buffer2[0] + buffer2[1])) {
      const from = ofLeft.get(part.key)
      rows.push(alone(part, 'right', from !== undefined))
    }
    atLeft = buffer1[0] + buffer1[1]
    atRight = buffer2[0] + buffer2[1]
  }
  same(left.length - atLeft)
  return rows
}

function rowOf(left: Part, right: Part): Row {
  const change =
    left.words !== right.words ? 'changed' : left.whole !== right.whole ? 'formatting' : 'same'
  return { key: right.key, name: right.name, left, right, change }
}

function alone(part: Part, side: 'left' | 'right', isElsewhere: boolean): Row {
  const { key, name } = part
  return {
    key: `${side}-${key}`,
    name,
    left: side === 'left' ? part : null,
    right: side === 'right' ? part : null,
    change: isElsewhere ? 'moved' : side === 'left' ? 'removed' : 'added',
  }
}

function byKey(parts: readonly Part[]): Map<string, Part> {
  return new Map(parts.map((part) => [part.key, part]))
}
