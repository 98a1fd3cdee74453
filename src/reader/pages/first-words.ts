import type { Body } from '#contract/body.ts'

/** What search engines show of a description. */
const LONGEST = 200

/** The beginning of a text, cut between words, for where it has no standfirst. */
export function firstWords(body: Body): string {
  const text = body.find((block) => block.type === 'paragraph')?.text.replace(/\s+/g, ' ') ?? ''
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST)
  const blank = cut.lastIndexOf(' ')
  return `${cut.slice(0, blank > 0 ? blank : LONGEST).replace(/[\s,;:–—-]+$/, '')}…`
}
