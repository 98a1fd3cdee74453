import type { LineRole } from './best-roles.ts'
import { authorsOf } from './forms/authors.ts'
import type { Habits, Page, Place } from './page/page.ts'
import { kindNamed } from './phrases/kind-words.ts'
import type { Role } from './roles.ts'

/** A piece in the making: its lines with their roles, and what was said about it. */
export type Draft = {
  headline: string | null
  /** The label line above its headline. */
  label: string | null
  statedDate: string | null
  bylines: string[]
  /** The headline and the lines of its text. */
  lines: { place: Place; role: Role }[]
  /** Its headline stands a second time next to it, as the text of its picture. */
  doubled: boolean
  /** Something stood below it that ends a piece. */
  closed: boolean
}

/** The text of a piece has a first paragraph of this length; a comment may be shorter. */
const LONG = 120

/** Puts the lines together with the piece they belong to, in order. */
export function gatherPieces({ places, habits }: Page, found: readonly LineRole[]): Draft[] {
  const drafts: Draft[] = []
  const datesFirst = datesStandFirst(places, found)
  let next = newDraft()
  const start = () => {
    drafts.push(next)
    next = newDraft()
  }
  for (const place of places) {
    const { role, zone } = found[place.index] ?? { role: 'furniture', zone: 'outside' }
    const current = drafts.at(-1)
    const about = current && !datesFirst ? current : next
    switch (role) {
      case 'headline':
        start()
        addHeadline(drafts, place)
        break
      case 'standfirst':
      case 'paragraph':
      case 'list-item':
      case 'subhead':
        if (current && goesOn(current, place, habits)) current.closed = false
        if (!current || current.closed || breaksOff(current, habits.brokenOff)) start()
        drafts.at(-1)?.lines.push({ place, role })
        break
      case 'label':
        next.label = place.line.text
        break
      case 'item-date':
        about.statedDate ??= place.date?.day ?? null
        break
      case 'byline':
        hearByline(current && !current.closed ? current : next, place)
        break
      case 'ticker':
      case 'date':
        if (current) current.closed = true
        break
      default:
        if (current) hearFurniture(current, place, zone === 'outside')
    }
  }
  return drafts
}

function newDraft(): Draft {
  return {
    headline: null,
    label: null,
    statedDate: null,
    bylines: [],
    lines: [],
    doubled: false,
    closed: false,
  }
}

function addHeadline(drafts: Draft[], place: Place): void {
  const draft = drafts.at(-1)
  if (!draft) return
  draft.headline = place.line.text
  draft.lines.push({ place, role: 'headline' })
}

/** `Interview by …`, `Колонка …` name a kind too. */
function hearByline(draft: Draft, { line, key }: Place): void {
  draft.bylines.push(authorsOf(line.seen))
  const [word = ''] = key.split(' ', 1)
  if (kindNamed(word)) draft.label ??= word
}

function hearFurniture(draft: Draft, { line }: Place, ends: boolean): void {
  if (line.text === draft.headline) draft.doubled = true
  else if (ends) draft.closed = true
}

/** So many lines may stand between a headline and its text. */
const NEAR = 12

/**
 * A row of links between headline and text closes nothing, or what is only a standfirst: the text goes on
 * if it begins with a dateline, or on the page of a single piece.
 */
function goesOn({ headline, lines }: Draft, place: Place, habits: Habits): boolean {
  const { dateline, line, index } = place
  const [first] = lines
  if (headline === null || !first) return false
  if (lines.length === 1) return index - first.place.index <= NEAR
  if (lines.length > 2) return false
  return dateline !== null || (habits.onlyByline !== null && line.length >= LONG)
}

/** On a page of teasers without headlines each one that is broken off is a piece of its own. */
function breaksOff({ headline, lines }: Draft, brokenOff: number): boolean {
  return headline === null && brokenOff >= 2 && lines.at(-1)?.place.line.stop === 'ellipsis'
}

/** Whether the dates of pieces stand above the headlines on this page: the first one tells. */
function datesStandFirst(places: readonly Place[], found: readonly LineRole[]): boolean {
  const first = places.find(({ index }) =>
    ['headline', 'item-date'].includes(found[index]?.role ?? ''),
  )
  return first !== undefined && found[first.index]?.role === 'item-date'
}
