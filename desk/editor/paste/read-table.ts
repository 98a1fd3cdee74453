import type { Block, Mark } from '#contract/body.ts'
import { newBlockId } from '../keeping/new-block-id.ts'

type Cell = { text: string; marks: Mark[] }

/** A table with as many cells in each row; a joined cell is one, with blank ones beside it. */
export function readTable(table: Element, read: (cell: Element) => Block[]): Block | null {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
  const grid: Cell[][] = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of [...row.children].filter(({ tagName }) => /^T[DH]$/.test(tagName))) {
      while (grid[y]?.[x]) x += 1
      const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
      fill(grid, { x, y, wide, high: Math.min(high, rows.length - y) })
      const at = grid[y]
      if (at) at[x] = inOneCell(read(cell))
      x += wide
    }
  }
  const filled = grid.filter((row) => row.some(({ text }) => text !== ''))
  const width = Math.max(0, ...filled.map((row) => row.length))
  if (width === 0) return null
  const first = rows[0]
  const header = Boolean(first?.closest('thead') || first?.querySelector('th'))
  const caption = table.querySelector(':scope > caption')?.textContent ?? ''
  return {
    ...{ type: 'table', id: newBlockId(), header },
    caption: caption.replace(/\s+/g, ' ').trim(),
    rows: filled.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? blank())),
  }
}

function spanOf(cell: Element, name: string): number {
  const span = Number(cell.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span > 0 ? Math.min(span, 30) : 1
}

function fill(
  grid: Cell[][],
  { x, y, wide, high }: { x: number; y: number; wide: number; high: number },
): void {
  for (const row of grid.slice(y, y + high)) {
    for (let i = x; i < x + wide; i += 1) row[i] ??= blank()
  }
}

/** Whatever blocks stood in a cell, their texts under each other. */
function inOneCell(blocks: readonly Block[]): Cell {
  const texts = blocks.flatMap((block): Cell[] => {
    if (block.type === 'list') return block.items
    if (block.type === 'table') return block.rows.flat()
    return 'text' in block ? [block] : []
  })
  return texts.reduce((whole, { text, marks }) => {
    const start = whole.text === '' ? 0 : whole.text.length + 1
    const moved = marks.map((mark) => ({
      ...mark,
      start: mark.start + start,
      end: mark.end + start,
    }))
    const joined = whole.text === '' ? text : `${whole.text}\n${text}`
    return { text: joined, marks: [...whole.marks, ...moved] }
  }, blank())
}

function blank(): Cell {
  return { text: '', marks: [] }
}
