import { Failure } from '#platform/failure.ts'
import { foldText } from './fold-text.ts'
import { holdsNeedle, type Needle, needleOf, type Range, rangesIn } from './needle.ts'

/** What stands where a passage was; readable in every language and script. */
export const GAP = '[…]'

const SHORTEST = 4
const LONGEST = 20_000

/** An address has no longer part; a link that spells out more is found by its words. */
const LONGEST_SLUG = 1000

/** What is to be destroyed: how it reads in texts, and in the last part of addresses. */
export type Target = { needle: Needle; slug: RegExp | null }

/**
 * The passage as it is looked for.
 * @throws Failure `passage-unfit`: so short that it stands everywhere, too long, or holds the gap
 */
export function foldPassage(passage: string): string {
  const folded = foldText(passage)
  const fits = folded.length >= SHORTEST && folded.length <= LONGEST
  if (fits && folded.isWellFormed() && !folded.includes(GAP)) return folded
  throw new Failure(
    'passage-unfit',
    `A passage has ${SHORTEST} to ${LONGEST} characters and does not hold ${GAP}.`,
  )
}

/** Finds the passages, which are folded, whatever blanks and invisible characters are in them. */
export function targetOf(passages: readonly string[]): Target {
  const needle = needleOf(passages)
  const slugs = needle.passages
    .map(slugForm)
    .filter((slug) => slug.length >= SHORTEST && slug.length <= LONGEST_SLUG && /[a-z]/.test(slug))
  return {
    needle,
    slug:
      slugs.length > 0 ? new RegExp(`(?<![a-z0-9])(${slugs.join('|')})(?![a-z0-9])`, 'g') : null,
  }
}

/** The same for many passages, which are not looked for in addresses. */
export function wordsTarget(passages: readonly string[]): Target {
  return { needle: needleOf(passages), slug: null }
}

/** Where the text holds the target. */
export function rangesOf(text: string, { needle }: Target): Range[] {
  return rangesIn(text, needle)
}

export function holds(text: string, { needle }: Target): boolean {
  return holdsNeedle(text, needle)
}

/** Whether an address or a slug is made from the target, or a link spells it out. */
export function tellsOf(address: string, target: Target): boolean {
  return spellingsOf(address).some((text) => holds(text, target)) || hasSlug(address, target)
}

/** How an address reads: decoded, and with blanks for what stands for them. */
export function spellingsOf(address: string): string[] {
  const decoded = decode(address)
  return [decoded, decoded.replace(/[-_+]/g, ' ')]
}

export function hasSlug(address: string, { slug }: Target): boolean {
  return slug !== null && address.search(slug) !== -1
}

/** The text with a gap in place of each range; ranges are in order and apart. */
export function cutRanges(text: string, ranges: readonly Range[]): string {
  let kept = ''
  let at = 0
  for (const { start, end } of ranges) {
    kept += text.slice(at, start) + GAP
    at = end
  }
  return kept + text.slice(at)
}

export function cut(text: string, target: Target): string {
  return cutRanges(text, rangesOf(text, target))
}

/** Where an offset stands after the cuts. What began or ended inside a range takes in its gap. */
export function shiftOffset(
  ranges: readonly Range[],
  offset: number,
  side: 'start' | 'end',
): number {
  let shift = 0
  for (const { start, end } of ranges) {
    if (offset <= start) break
    if (offset < end) return start + shift + (side === 'end' ? GAP.length : 0)
    shift += GAP.length - (end - start)
  }
  return offset + shift
}

/** Only Latin letters: how other scripts are spelled in an address is not known here. */
function slugForm(passage: string): string {
  return passage
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
