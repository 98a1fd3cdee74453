import type { Line } from './line.ts'
import type { Form, LineFacts } from './line-facts.ts'

/** How many short lines without a sentence stand together, for each line. */
export function findRuns(facts: readonly LineFacts[]): number[] {
  const runs: number[] = []
  let start = 0
  for (const [i, { line }] of facts.entries()) {
    const short = isShort(line) && !(line.words >= 3 && headsText(facts, i))
    if (!short) start = i + 1
    runs.push(short ? i - start + 1 : 0)
  }
  for (let i = facts.length - 2; i >= 0; i--) {
    const next = runs[i + 1] ?? 0
    if ((runs[i] ?? 0) > 0 && next > (runs[i] ?? 0)) runs[i] = next
  }
  return runs
}

/** Text stands right below, or below a date. */
function headsText(facts: readonly LineFacts[], i: number): boolean {
  const next = facts[i + 1]
  return Boolean(next?.isText || (next?.date && facts[i + 2]?.isText))
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

/** Lines of the page around and lines about a piece do not count between a title and its text. */
const LIGHT: ReadonlySet<Form> = new Set(['around', 'date', 'author', 'count'])
const MOST_OTHERS = 3
const FARTHEST = 12

/** How many lines down the next running text stands, if few shorter ones are between. */
export function findParagraphs(facts: readonly LineFacts[]): (number | null)[] {
  const ahead: (number | null)[] = []
  let next: number | null = null
  let others = 0
  for (let i = facts.length - 1; i >= 0; i--) {
    const near = next !== null && others <= MOST_OTHERS && next - i <= FARTHEST
    ahead[i] = next !== null && near ? next - i : null
    const own = facts[i]
    if (own && beginsText(own)) {
      next = i
      others = 0
    } else if (own && !LIGHT.has(own.form)) others += 1
  }
  return ahead
}

/** A paragraph, a turn of a talk behind a dash, or the words before a list. */
function beginsText({ isText, form, line }: LineFacts): boolean {
  if (line.bullet === '–' || line.bullet === '—') return isText || line.stop === 'question'
  if (line.bullet !== '') return false
  return isText || (form === 'title' && line.stop === 'colon' && line.words >= 6)
}

/** The bullets of a list under a line that ends with a colon: `What they asked for:`. */
export function findIntroduced(facts: readonly LineFacts[]): boolean[] {
  let inList = false
  return facts.map(({ line, form }, i) => {
    const above = facts[i - 1]
    if (line.bullet === '' || form === 'rates') inList = false
    else if (above?.line.bullet === '')
      inList = above.line.stop === 'colon' && above.line.words >= 4
    return inList
  })
}
