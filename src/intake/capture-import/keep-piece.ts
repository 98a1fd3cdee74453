import { createArticle } from '#articles/create-article.ts'
import type { ArticleDay, Rights } from '#articles/published-article.ts'
import type { ArticleText } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import type { Actor } from '#staff/audit-log.ts'
import type { PieceLine } from '../capture-report.ts'
import type { ReadArticle } from '../reading.ts'
import { slugFromHeadline } from '../slug-from-headline.ts'
import { findKnownPiece, type KnownPiece } from './find-known-piece.ts'
import { type CopyDigests, digestsOf } from './piece-copy.ts'
import { pieceText } from './piece-text.ts'
import { saveFullerCopy } from './save-fuller-copy.ts'

export type PieceToKeep = {
  actor: Actor
  piece: ReadArticle
  edition: Edition
  filing: Pick<ArticleText, 'bylines' | 'terms'>
  rights: Rights | null
  recoveredFrom: string
  day: ArticleDay | null
}

/**
 * `sighting`: what the row about this place in the capture says; the piece itself is not public
 * after this, whatever it was.
 */
export type KeptPiece = {
  line: PieceLine
  sighting: { digests: CopyDigests; articleId: string | null }
}

/** Makes a draft of a whole piece that is new, or finds the piece that it is a copy of. */
export async function keepPiece(tx: Tx, keep: PieceToKeep): Promise<KeptPiece> {
  const { piece } = keep
  const digests = digestsOf(piece)
  const known = await findKnownPiece(tx, piece, digests)
  const line = known ? await keepCopy(tx, keep, known) : await keepNew(tx, keep, digests)
  const articleId = line.outcome === 'conflict' ? null : line.articleId
  return { line, sighting: { digests, articleId } }
}

async function keepCopy(tx: Tx, keep: PieceToKeep, known: KnownPiece): Promise<PieceLine> {
  const { piece } = keep
  const { articleId, relation } = known
  const line: PieceLine = {
    ...{ headline: piece.headline, outcome: 'known', articleId, path: null, note: '' },
  }
  // A teaser is often worded anew, so its headline is enough.
  if (piece.completeness === 'teaser') return line
  if (relation === 'changed' || relation === 'other') return { ...line, outcome: 'conflict' }
  if (relation !== 'fuller' || piece.completeness === 'cut') return line
  const read = pieceText(piece, keep.filing)
  if (!read.ok) return { ...line, outcome: 'fuller-left', note: read.reason }
  const saved = await saveFullerCopy(tx, { actor: keep.actor, articleId, text: read.text })
  return saved.ok
    ? { ...line, outcome: 'fuller' }
    : { ...line, outcome: 'fuller-left', note: saved.reason }
}

async function keepNew(tx: Tx, keep: PieceToKeep, digests: CopyDigests): Promise<PieceLine> {
  const { actor, piece, edition, rights, recoveredFrom, day } = keep
  const { headline, completeness } = piece
  const line = { headline, articleId: null, path: null, note: '' }
  if (completeness !== 'whole') return { ...line, outcome: completeness }
  const read = pieceText(piece, keep.filing)
  if (!read.ok) return { ...line, outcome: 'unfit', note: read.reason }
  const { text } = read
  const slug = slugFromHeadline(text.headline)
  const draft = { actor, edition, slug, text, rights, recoveredFrom, day }
  const { articleId } = await createArticle(tx, draft)
  await adoptParts(tx, digests, articleId)
  return { ...line, outcome: 'draft', articleId }
}

/** Teasers and cut copies that came before the whole piece are sightings of it. */
async function adoptParts(tx: Tx, digests: CopyDigests, articleId: string): Promise<void> {
  const { headline, opening } = digests
  await tx
    .updateTable('sightings')
    .set({ article_id: articleId })
    .where('article_id', 'is', null)
    .where('completeness', 'in', ['cut', 'teaser'])
    .where((row) =>
      row.or([row('headline_digest', '=', headline), row('opening_digest', '=', opening)]),
    )
    .execute()
}
