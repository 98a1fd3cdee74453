import type { Body } from '#contract/body.ts'
import { type Alignment, alignTexts, joinsWord, sharedHead, sharedTail } from './align-texts.ts'
import type { AnchorPlace } from './anchor-place.ts'
import { type BodyText, contextOf, readBodyText } from './body-text.ts'

/** What the block of old counts for among equals, in units of context. */
const SAME_BLOCK = 8
/** So many units of text and context that agree prove a place wherever it stands. */
const PROOF = 12

/**
 * Where the place stands in a later body. The same input always gives the same answer.
 * @internal for the tests of its laws
 */
export function carryPlace(place: AnchorPlace, fromBody: Body, toBody: Body): AnchorPlace {
  return placeCarrier(fromBody, toBody)(place)
}

/**
 * Carries any number of places between two bodies, which are read once.
 *
 * First the block that keeps its id: a place in what it shares with its old wording, from the start
 * or up to the end, goes along. Otherwise the exact text is looked for in what is new: changed parts
 * of blocks, and new blocks (so split, merged and pasted text is found). Text that stood there
 * before is no candidate: it is something else that reads alike. Of several candidates the one with
 * most of the old context around it is taken; equals leave the place lost.
 */
export function placeCarrier(fromBody: Body, toBody: Body): (place: AnchorPlace) => AnchorPlace {
  const from = readBodyText(fromBody)
  const to = readBodyText(toBody)
  const shared = sharedParts(from, to)
  return (place) => {
    const old = from.blocks.get(place.blockId)?.text
    const known =
      place.status !== 'lost' && old?.slice(place.start, place.end) === place.exact
        ? { ...place, ...contextOf(from, place.blockId, place.start, place.end) }
        : null
    const found =
      (known && followBlock(known, old ?? '', to)) ??
      search(known ?? place, to, shared, known !== null)
    if (!found) return { ...place, status: 'lost' }
    const end = found.start + place.exact.length
    return {
      ...found,
      end,
      exact: place.exact,
      ...contextOf(to, found.blockId, found.start, end),
      status: isSamePlace(found, place) ? 'held' : 'moved',
    }
  }
}

type Found = { blockId: string; start: number }

function isSamePlace(a: Found, b: Found): boolean {
  return a.blockId === b.blockId && a.start === b.start
}

/** What each block of the new body kept of its old wording. */
function sharedParts(from: BodyText, to: BodyText): ReadonlyMap<string, Alignment> {
  const shared = new Map<string, Alignment>()
  for (const [id, block] of to.blocks) {
    const old = from.blocks.get(id)
    if (old) shared.set(id, alignTexts(old.text, block.text))
  }
  return shared
}

function followBlock(place: AnchorPlace, old: string, to: BodyText): Found | null {
  const block = to.blocks.get(place.blockId)
  if (!block) return null
  const { head, tail } = alignTexts(old, block.text, place)
  const { blockId, start, end } = place
  if (end <= head) return { blockId, start }
  if (start >= old.length - tail) return { blockId, start: start + block.text.length - old.length }
  return null
}

function search(
  place: AnchorPlace,
  to: BodyText,
  shared: ReadonlyMap<string, Alignment>,
  known: boolean,
): Found | null {
  let best: Found | null = null
  let bestScore = -1
  let tied = false
  for (const [blockId, { text }] of to.blocks) {
    const inOldBlock = blockId === place.blockId
    for (const start of newOccurrences(text, place.exact, shared.get(blockId))) {
      const found = { blockId, start }
      const context = contextOf(to, blockId, start, start + place.exact.length)
      const agreeing = agreement(place, context)
      if (!(known && inOldBlock) && !isProved(place, context, agreeing)) continue
      const score = agreeing + (inOldBlock ? SAME_BLOCK : 0) + (isSamePlace(found, place) ? 0.5 : 0)
      tied = score === bestScore || (tied && score < bestScore)
      if (score > bestScore) {
        best = found
        bestScore = score
      }
    }
  }
  return tied ? null : best
}

/** Where `exact` stands in the text, other than wholly inside what was there before. */
function* newOccurrences(text: string, exact: string, shared: Alignment | undefined) {
  const head = shared?.head ?? 0
  const tailStart = text.length - (shared?.tail ?? 0)
  let at = text.indexOf(exact, Math.max(0, head - exact.length + 1))
  while (at !== -1 && at < tailStart) {
    yield at
    at = text.indexOf(exact, at + 1)
  }
}

type Context = { prefix: string; suffix: string }

/** Units of context that agree, counted outwards. Blanks are passed over: a split adds or takes one. */
function agreement(a: Context, b: Context): number {
  const before = sharedTail(letters(a.prefix), letters(b.prefix))
  return before + sharedHead(letters(a.suffix), letters(b.suffix))
}

function letters(context: string): string {
  return context.replaceAll(' ', '')
}

/** Outside its block, or once lost, a place needs more than its own few letters. */
function isProved(place: AnchorPlace, context: Context, agreeing: number): boolean {
  if (cutsWhereItDidNot(place, context)) return false
  const known = letters(place.prefix + place.suffix).length
  return place.exact.length + agreeing >= PROOF || agreeing * 2 >= known
}

/** "5" is not found in "50". */
function cutsWhereItDidNot(place: AnchorPlace, context: Context): boolean {
  const first = place.exact.charAt(0)
  const last = place.exact.charAt(place.exact.length - 1)
  const cutBefore = ({ prefix }: Context) => joinsWord(prefix.slice(-1), first)
  const cutAfter = ({ suffix }: Context) => joinsWord(last, suffix.slice(0, 1))
  return (cutBefore(context) && !cutBefore(place)) || (cutAfter(context) && !cutAfter(place))
}
