import type { Reading } from '../reading.ts'
import type { LineRole } from './best-roles.ts'
import { collectRates } from './collect-rates.ts'
import { finishPiece, textLength } from './finish-piece.ts'
import { type Draft, gatherPieces } from './gather-pieces.ts'
import type { Page } from './page/page.ts'

/** A text of this length without a headline is a piece, although the page's others have one. */
const LONG_ORPHAN = 1500

/**
 * From a role for each line to pieces, and to what is none. `found` is corrected where a line's
 * role came to nothing: a headline without text, a text without a headline.
 */
export function assembleReading(page: Page, found: LineRole[]): Reading {
  const { places } = page
  const drafts = gatherPieces(page, found)
  const headed = drafts.some((draft) => draft.headline !== null && textLength(draft) > 0)
  const texts = drafts.some((draft) => textLength(draft) > 0)
  const pieces = drafts.filter((draft) => {
    const isPiece =
      draft.headline === null
        ? !headed || textLength(draft) >= LONG_ORPHAN
        : standsAlone(draft, page, texts)
    if (!isPiece)
      for (const { place } of draft.lines) demote(found, place.index, draft.headline === null)
    return isPiece
  })
  const section = sectionOf(page, found)
  return {
    form: 'capture',
    siteDate: places.find(({ index }) => found[index]?.role === 'date')?.date?.day ?? null,
    ticker: collectRates(places, found),
    furniture: places
      .filter(({ index }) => isFurniture(found[index]))
      .flatMap(({ line }) => line.raw.split('\n')),
    articles: pieces.map((draft) => finishPiece(draft, page, section)),
  }
}

/** The only label line, if it stands above all pieces: it names the section of the page. */
function sectionOf({ places }: Page, found: readonly LineRole[]): string | null {
  const labels = places.filter(({ index }) => found[index]?.role === 'label')
  const headline = found.findIndex(({ role }) => role === 'headline')
  const [label] = labels
  return labels.length === 1 && label && label.index < headline ? label.line.text : null
}

/** A headline is a piece if there is text below it, or a sign that only the text is missing. */
function standsAlone(draft: Draft, { places }: Page, texts: boolean): boolean {
  if (textLength(draft) > 0 || draft.doubled || !texts) return true
  return draft.lines[0]?.place === places.at(-1)
}

function isFurniture(found: LineRole | undefined): boolean {
  return found !== undefined && ['furniture', 'label', 'caption', 'byline'].includes(found.role)
}

function demote(found: LineRole[], index: number, orphan: boolean): void {
  const old = found[index]
  const reason = orphan ? 'a text without a headline' : 'a headline without a text'
  if (old) found[index] = { ...old, role: 'furniture', score: 0, reason }
}
