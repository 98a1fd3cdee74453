import { createArticles, type NewArticle } from '#articles/create-article.ts'
import type { RecoveredFrom } from '#articles/published-article.ts'
import type { Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { PieceLine } from '../capture-report.ts'
import type { ReadArticle, Reading } from '../reading.ts'
import { slugFromHeadline } from '../slug-from-headline.ts'
import type { CaptureImport } from './capture-import.ts'
import { filingOf } from './filing-of.ts'
import {
  type FoundCopy,
  type KnownPiece,
  type KnownPieces,
  loadKnownPieces,
} from './known-pieces.ts'
import { digestsOf } from './piece-copy.ts'
import { pieceDay } from './piece-day.ts'
import { pieceText } from './piece-text.ts'
import { saveCopy } from './save-copy.ts'
import { type KeptPiece, storeSightings } from './store-sightings.ts'

export type PiecesToKeep = {
  sha256: string
  reading: Pick<Reading, 'articles' | 'siteDate'>
  from: RecoveredFrom
  /** where the capture was read before: what was made of its pieces then */
  earlier?: EarlierReading
}

/** `take` tells what becomes of a piece that the capture was known to have; null of any other. */
export type EarlierReading = { take(found: FoundPiece): Promise<PieceLine | null> }

export type FoundPiece = FoundCopy & { copy: ReadArticle }

/**
 * Makes a draft of each whole piece that is new, finds the pieces that the others are copies of,
 * and notes where each was seen. Nothing is public after this that was not.
 */
export async function keepPieces(
  tx: Tx,
  { sha256, reading, from, earlier }: PiecesToKeep,
  run: CaptureImport,
): Promise<PieceLine[]> {
  const found = reading.articles.map((copy) => ({ copy, digests: digestsOf(copy) }))
  const known = await loadKnownPieces(tx, found, { without: earlier ? sha256 : null })
  const desk: Desk = { tx, run, from, siteDate: reading.siteDate, known, drafts: new Map() }
  const kept: KeptPiece[] = []
  for (const [position, { copy, digests }] of found.entries()) {
    const line =
      (await earlier?.take({ copy, digests })) ?? (await keepPiece(desk, { copy, digests }))
    kept.push({ position, digests, completeness: copy.completeness, line })
  }
  await createArticles(tx, [...desk.drafts.values()])
  await storeSightings(tx, sha256, kept)
  return kept.map(({ line }) => line)
}

/** `drafts`: what is to be made when all pieces of the capture have been looked at. */
type Desk = {
  tx: Tx
  run: CaptureImport
  from: RecoveredFrom
  siteDate: string | null
  known: KnownPieces
  drafts: Map<string, NewArticle & { articleId: string }>
}

async function keepPiece(desk: Desk, found: FoundPiece): Promise<PieceLine> {
  const copyOf = desk.known.find(found)
  if (!copyOf) return keepNew(desk, found)
  const line = await keepCopy(desk, found, copyOf)
  if (line.outcome !== 'conflict') {
    desk.known.add(copyOf.articleId, found, line.outcome.startsWith('fuller'))
  }
  return line
}

async function keepCopy(desk: Desk, found: FoundPiece, known: KnownPiece): Promise<PieceLine> {
  const piece = found.copy
  const { articleId, relation } = known
  const line: PieceLine = {
    ...{ headline: piece.headline, outcome: 'known', articleId, path: null, note: '' },
  }
  // A teaser is often worded anew, so its headline is enough.
  if (piece.completeness === 'teaser') return line
  if (relation === 'changed' || relation === 'other') return { ...line, outcome: 'conflict' }
  if (relation !== 'fuller' || piece.completeness === 'cut') return line
  const read = pieceText(piece, await filingOf(desk.tx, piece, desk.run))
  if (!read.ok) return { ...line, outcome: 'fuller-left', note: read.reason }
  const draft = desk.drafts.get(articleId)
  if (draft) {
    desk.drafts.set(articleId, { ...draft, text: read.text })
    return { ...line, outcome: 'fuller' }
  }
  const saved = await saveCopy(desk.tx, { actor: desk.run.actor, articleId, text: read.text })
  if (saved.ok) return { ...line, outcome: 'fuller' }
  return saved.code === 'same' ? line : { ...line, outcome: 'fuller-left', note: saved.reason }
}

async function keepNew(desk: Desk, found: FoundPiece): Promise<PieceLine> {
  const { headline, completeness, statedDate } = found.copy
  const line = { headline, articleId: null, path: null, note: '' }
  if (completeness !== 'whole') return { ...line, outcome: completeness }
  const read = pieceText(found.copy, await filingOf(desk.tx, found.copy, desk.run))
  if (!read.ok) return { ...line, outcome: 'unfit', note: read.reason }
  const { text } = read
  const { actor, edition, rights, date } = desk.run
  const articleId = newId()
  const day = pieceDay({ given: date, stated: statedDate, siteDate: desk.siteDate })
  const slug = slugFromHeadline(text.headline)
  const recoveredFrom = desk.from
  desk.drafts.set(articleId, {
    ...{ articleId, actor, edition, slug, text, rights, recoveredFrom, day },
  })
  desk.known.add(articleId, found, true)
  return { ...line, outcome: 'draft', articleId }
}
