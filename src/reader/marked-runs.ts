import type { Mark } from '#contract/body.ts'

/** A stretch of text under the same marks. */
export type MarkedRun = { text: string; strong: boolean; emphasis: boolean }

/** Runs under one link, or under none. */
export type LinkedRuns = { href: string | null; runs: MarkedRun[] }

/** Splits a text at the bounds of its marks, so that overlapping marks nest; links stay whole. */
export function splitAtMarks(text: string, marks: readonly Mark[]): LinkedRuns[] {
  const bounds = [...new Set([0, text.length, ...marks.flatMap((m) => [m.start, m.end])])]
    .filter((bound) => bound >= 0 && bound <= text.length)
    .sort((a, b) => a - b)
  const linked: LinkedRuns[] = []
  for (const [i, start] of bounds.entries()) {
    const end = bounds[i + 1]
    if (end === undefined) break
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end)
    const href = over.find((mark) => mark.type === 'link')?.href ?? null
    const run = {
      text: text.slice(start, end),
      strong: over.some((mark) => mark.type === 'strong'),
      emphasis: over.some((mark) => mark.type === 'emphasis'),
    }
    const last = linked.at(-1)
    if (last && last.href === href) last.runs.push(run)
    else linked.push({ href, runs: [run] })
  }
  return linked
}
