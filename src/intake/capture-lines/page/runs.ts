import { headsSideList } from '../phrases/side-lists.ts'
import type { Line } from './line.ts'
import { looksLikeText } from './text-looks.ts'

/** How many short lines without a sentence stand together, for each line. */
export function findRuns(lines: Line[]): number[] {
  const runs: number[] = []
  let start = 0
  for (const [i, line] of lines.entries()) {
    if (!isShort(line)) start = i + 1
    runs.push(isShort(line) ? i - start + 1 : 0)
  }
  for (let i = lines.length - 2; i >= 0; i--) {
    const next = runs[i + 1] ?? 0
    if ((runs[i] ?? 0) > 0 && next > (runs[i] ?? 0)) runs[i] = next
  }
  return runs
}

function isShort(line: Line): boolean {
  return line.words <= 4 && line.length <= 40 && line.stop !== 'full'
}

/** From a line like `Most read` to the next running text, but for the headline right above that. */
export function findSideLists(lines: Line[], keys: string[]): boolean[] {
  let inList = false
  return lines.map((line, i) => {
    const next = lines[i + 1]
    const heads = headsSideList(keys[i] ?? '')
    if (!heads && (looksLikeText(line) || (next && looksLikeText(next)))) inList = false
    const listed = inList
    if (heads) inList = true
    return listed
  })
}

/** How many lines down the next running text stands, if at most three shorter ones are between. */
export function findParagraphs(lines: Line[]): (number | null)[] {
  const ahead: (number | null)[] = []
  let next: number | null = null
  for (let i = lines.length - 1; i >= 0; i--) {
    ahead[i] = next !== null && next - i <= 4 ? next - i : null
    const line = lines[i]
    if (line && looksLikeText(line) && line.bullet === '') next = i
  }
  return ahead
}
