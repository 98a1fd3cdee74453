import type { LineFacts } from './line-facts.ts'

export function countWhole(facts: readonly LineFacts[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { lower } of facts) counts.set(lower, (counts.get(lower) ?? 0) + 1)
  return counts
}

/** The first and the last words of a longer line: what a template leaves the same. */
export function frameKey({ line, lower }: LineFacts): string | null {
  if (line.words < 8) return null
  let start = 0
  for (let word = 0; word < 3; word++) start = lower.indexOf(' ', start + 1)
  const last = line.end.lastIndexOf(' ')
  const end = line.end.slice(line.end.lastIndexOf(' ', last - 1) + 1)
  return `${lower.slice(0, start)}|${end}`
}

/** Different lines with the same frame. */
export function countFrames(
  facts: readonly LineFacts[],
  keys: readonly (string | null)[],
): Map<string, number> {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  for (const [i, key] of keys.entries()) {
    const whole = facts[i]?.lower ?? ''
    if (!key || seen.has(whole)) continue
    seen.add(whole)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

export function quotesAnother(lower: string, counts: Map<string, number>): boolean {
  const behind = lower.slice(lower.indexOf(': ') + 2).trim()
  if (lower.includes(': ') && behind.length > 20 && counts.has(behind)) return true
  const inPost = /^the post (.{10,200}?) (?:appeared first on|first appeared on) /.exec(lower)
  return inPost !== null
}

/** How far back the title may stand, and how much may stand around its words. */
const TITLE_ABOVE = 12
const AROUND_TITLE = 80

/** Whether a line wraps a few words around the title of the piece above: `The post … appeared`. */
export function quotesTitle(facts: readonly LineFacts[], index: number): boolean {
  const { lower = '', line } = facts[index] ?? {}
  if (!line || line.length < 30 || line.length > 300) return false
  for (let i = index - 1; i >= Math.max(0, index - TITLE_ABOVE); i--) {
    const title = facts[i]
    if (title?.form !== 'title' || title.line.length < 20) continue
    if (line.length - title.line.length <= AROUND_TITLE && lower.indexOf(title.lower) > 0)
      return true
  }
  return false
}

const SPEAKER = /^(\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}\d.'’-]{0,20}){0,3}): \S/u
/** So many lines in a row of speakers make a talk. */
const TALK = 3

/** `Tom Ashby` becomes `TA`, as talks name him from the second time on. */
function initialsOf(name: string | null): string | null {
  if (!name?.includes(' ')) return name
  return name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
}

/** Whether a line is one of a talk: behind a name or letters, and the same come again. */
export function countSpeakers(facts: readonly LineFacts[]): (index: number) => boolean {
  const speakers = facts.map(({ line, form }) =>
    form === 'around' || form === 'rates'
      ? null
      : initialsOf(SPEAKER.exec(line.text.slice(0, 90))?.[1] ?? null),
  )
  const counts = new Map<string, number>()
  for (const name of speakers) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  const again = [...counts.values()].filter((count) => count >= 2)
  const talk = again.length > 0 && again.reduce((sum, count) => sum + count, 0) >= TALK
  return (index) =>
    talk &&
    speakers[index] != null &&
    ((counts.get(speakers[index] ?? '') ?? 0) >= 2 ||
      speakers[index - 1] != null ||
      speakers[index + 1] != null)
}
