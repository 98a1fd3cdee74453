import { diff3Merge } from 'node-diff3'
import type { MarkedText } from './marked-tokens.ts'
import { mergeWords } from './merge-words.ts'
import { decide, type Merging, type Versions } from './versions.ts'

export type TablePart = { header: boolean; rows: MarkedText[][] }

/**
 * Cells have no ids. Where all three have the same shape they are merged cell by cell; else row by
 * row, if only one side changed the number of columns and no row was changed by both.
 */
export function mergeTable(
  versions: Versions<Record<string, unknown> & TablePart>,
  merging: Merging,
): TablePart {
  const { base, mine, theirs } = versions
  if (shapeOf(base) === shapeOf(mine) && shapeOf(base) === shapeOf(theirs)) {
    const header = base.header === mine.header ? theirs.header : mine.header
    return { header, rows: mergeCells(versions, merging) }
  }
  const rows = mergeRows(versions)
  const sameHeader = base.header === mine.header && base.header === theirs.header
  return rows && sameHeader ? { header: base.header, rows } : decide<TablePart>(versions, merging)
}

function mergeCells({ base, mine, theirs }: Versions<TablePart>, merging: Merging): MarkedText[][] {
  return base.rows.map((row, r) =>
    row.map((cell, c) => {
      const of = ({ rows }: TablePart) => rows[r]?.[c] ?? cell
      return mergeWords({ base: cell, mine: of(mine), theirs: of(theirs) }, merging)
    }),
  )
}

function mergeRows({ base, mine, theirs }: Versions<TablePart>): MarkedText[][] | null {
  const lines = ({ rows }: TablePart) => rows.map((row) => JSON.stringify(row))
  const regions = diff3Merge(lines(mine), lines(base), lines(theirs), {
    excludeFalseConflicts: true,
  })
  if (regions.some(({ conflict }) => conflict)) return null
  const rows: MarkedText[][] = regions.flatMap(({ ok = [] }) => ok.map((row) => JSON.parse(row)))
  return new Set(rows.map((row) => row.length)).size === 1 ? rows : null
}

function shapeOf({ rows }: TablePart): string {
  return rows.map((row) => row.length).join()
}
