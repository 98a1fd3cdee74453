import { z } from 'zod'
import { articleKinds } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import type { PieceLine } from '../capture-report.ts'
import type { CaptureImport } from './capture-import.ts'
import { filingOf } from './filing-of.ts'
import type { EarlierReading, FoundPiece } from './keep-pieces.ts'
import { type CopyRelation, compareCopies, copySchema, digestsOf } from './piece-copy.ts'
import { type PieceToRead, pieceText } from './piece-text.ts'
import { saveCopy } from './save-copy.ts'

/** As far as an older parser is sure to have written it. */
const readBefore = copySchema.extend({
  kind: z.enum(articleKinds),
  blocks: z.array(
    z.object({ type: z.enum(['paragraph', 'heading', 'list-item', 'quote']), text: z.string() }),
  ),
})
const readingSchema = z.object({ articles: z.array(z.unknown()) })

type Seen = { articleId: string; piece: PieceToRead }

/** `listLost`: pieces that were seen in the capture and that nothing in it is a copy of any more. */
export type Earlier = EarlierReading & { listLost(): PieceLine[] }

/** What was made of the pieces of a capture when it was read before. */
export async function loadEarlierReading(
  tx: Tx,
  { sha256, reading }: { sha256: string; reading: unknown },
  run: CaptureImport,
): Promise<Earlier> {
  const seen = await listSeen(tx, sha256, reading)
  return {
    async take(found) {
      const before = closestOf(seen, found)
      if (!before) return null
      seen.splice(seen.indexOf(before), 1)
      return keepAgain(tx, { before, found }, run)
    },
    listLost: () =>
      seen.map(({ articleId, piece: { headline } }) => {
        return { headline, outcome: 'lost', articleId, path: null, note: '' }
      }),
  }
}

async function keepAgain(
  tx: Tx,
  { before, found }: { before: Seen; found: FoundPiece },
  run: CaptureImport,
): Promise<PieceLine> {
  const { articleId } = before
  const { headline, completeness } = found.copy
  const line: PieceLine = { headline, outcome: 'known', articleId, path: null, note: '' }
  if (completeness !== 'whole') return line
  const filing = await filingOf(tx, found.copy, run)
  const [over, read] = [pieceText(before.piece, filing), pieceText(found.copy, filing)]
  if (!read.ok) return { ...line, outcome: 'reread-left', note: read.reason }
  const save = { actor: run.actor, articleId, text: read.text, ...(over.ok && { over: over.text }) }
  const saved = await saveCopy(tx, save)
  if (saved.ok) return { ...line, outcome: 'reread' }
  const isTold = saved.code === 'in-work' || saved.code === 'ended'
  return isTold ? { ...line, outcome: 'reread-left', note: saved.reason } : line
}

async function listSeen(tx: Tx, sha256: string, reading: unknown): Promise<Seen[]> {
  const { articles } = readingSchema.parse(reading)
  const sightings = await tx
    .selectFrom('sightings')
    .select(['position', 'article_id as articleId'])
    .where('capture_sha256', '=', sha256)
    .where('article_id', 'is not', null)
    .orderBy('position')
    .execute()
  return sightings.flatMap(({ position, articleId }) => {
    const piece = readBefore.safeParse(articles[position])
    return articleId !== null && piece.success ? [{ articleId, piece: piece.data }] : []
  })
}

const relations: readonly CopyRelation[] = ['same', 'fuller', 'part', 'changed']

/** The text is the same, so that a few common sentences or the headline tell it. */
function closestOf(seen: readonly Seen[], { copy, digests }: FoundPiece): Seen | null {
  const compared = seen.map((before) => {
    const relation = compareCopies(before.piece, copy)
    const isNamedSo =
      digests.headline !== null && digestsOf(before.piece).headline === digests.headline
    const place = relations.indexOf(relation)
    return { before, distance: place === -1 && isNamedSo ? relations.length : place }
  })
  const [closest] = compared
    .filter(({ distance }) => distance !== -1)
    .sort((a, b) => a.distance - b.distance)
  return closest?.before ?? null
}
