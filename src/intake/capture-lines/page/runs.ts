import type { Line } from './line.ts'
import type { LineFacts } from './line-facts.ts'

/** How many short lines without a sentence stand together, for each line. */
export function findRuns(facts: readonly LineFacts[]): number[] {
  const runs: number[] = []
  let start = 0
  for (const [i, { line }] of facts.entries()) {
    if (!isShort(line)) start = i + 1
    runs.push(isShort(line) ? i - start + 1 : 0)
  }
  for (let i = facts.length - 2; i >= 0; i--) {
    const next = runs[i + 1] ?? 0
    if ((runs[i] ?? 0) > 0 && next > (runs[i] ?? 0)) runs[i] = next
  }
  return runs
}

function isShort(line: Line): boolean {
  return line.words <= 4 && line.length <= 40 && line.stop !== 'full'
}

/** From a line like `Most read` to the next running text, but for the headline right above that. */
export function findSideLists(facts: readonly LineFacts[]): boolean[] {
  let inList = false
  return facts.map(({ headsSideList: heads, isText }, i) => {
    if (!heads && (isText || facts[i + 1]?.isText)) inList = false
    const listed = inList
    if (heads) inList = true
    return listed
  })
}

/** How many lines down the next running text stands, if at most three shorter ones are between. */
export function findParagraphs(facts: readonly LineFacts[]): (number | null)[] {
  const ahead: (number | null)[] = []
  let next: number | null = null
  for (let i = facts.length - 1; i >= 0; i--) {
    ahead[i] = next !== null && next - i <= 4 ? next - i : null
    const own = facts[i]
    if (own?.isText && own.line.bullet === '') next = i
  }
  return ahead
}
