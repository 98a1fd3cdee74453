import { readdirSync, readFileSync } from 'node:fs'
import { projectFile } from '#platform/project-file.ts'

/** What a careful reader finds in a layout, in the terms of the gold. */
export type LayoutGold = {
  siteDate: string | null
  furniture: string[]
  articles: LayoutPiece[]
}

export type LayoutPiece = {
  headline: string | null
  kind: string
  subheads: string[]
  paragraphs: number
  lastParagraphEndsWith: string | null
}

export type Layout = { name: string; text: string; gold: LayoutGold }

const FOLDER = 'src/intake/capture-lines/layouts'
/** `H` headline, `S` standfirst, `P` paragraph, `U` subhead, `X` item, `F` furniture … and a kind; `+` goes on. */
const MARK = /^([A-Z+])([a-z]*)\|(.*)$/

/**
 * Captures of our own writing in layouts of many publishers. Each line is marked with what it is:
 * `Hnews|…`; lines without a mark are only read. Taking the marks away gives the capture.
 */
export function readLayouts(): Layout[] {
  return readdirSync(projectFile(FOLDER))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readLayout(file, readFileSync(projectFile(`${FOLDER}/${file}`), 'utf8')))
}

function readLayout(name: string, marked: string): Layout {
  const gold: LayoutGold = { siteDate: null, furniture: [], articles: [] }
  const text = marked
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, mark = '', kind = '', words = line] = MARK.exec(line) ?? []
      if (mark) note(gold, mark, kind, words)
      return words
    })
  return { name: name.replace('.txt', ''), text: text.join('\n'), gold }
}

function note(gold: LayoutGold, mark: string, kind: string, words: string): void {
  if (mark === 'D') gold.siteDate = isoDay(words)
  if (mark === 'F' || mark === 'C' || mark === 'L') gold.furniture.push(words)
  if (mark === 'H' || (mark === 'P' && kind)) {
    const headline = mark === 'H' ? words : null
    gold.articles.push({ headline, kind, subheads: [], paragraphs: 0, lastParagraphEndsWith: null })
  }
  const piece = gold.articles.at(-1)
  if (piece && mark === 'U') piece.subheads.push(words)
  if (piece && (mark === 'P' || mark === 'S')) {
    piece.paragraphs += 1
    piece.lastParagraphEndsWith = words.slice(-60)
  }
  // Of a wrapped page only paragraphs are marked so.
  if (piece && mark === '+') piece.lastParagraphEndsWith = words.slice(-60)
}

function isoDay(words: string): string {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(words) ?? []
  if (year) return `${year}-${month}-${day}`
  return new Date(`${words.replace(/^(?:\p{L}+, |No\..*, )/u, '')} UTC`).toISOString().slice(0, 10)
}
