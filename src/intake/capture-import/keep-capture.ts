import { sql } from 'kysely'
import { keepExpungedOut } from '#articles/keep-expunged-out.ts'
import type { Tx } from '#platform/database.ts'
import { recordAct } from '#staff/audit-log.ts'
import type { FileLine, PieceLine } from '../capture-report.ts'
import type { DecodedCapture } from '../decode-capture.ts'
import { readCapture } from '../read-capture.ts'
import { PARSER_VERSION, type ReadArticle, type Reading } from '../reading.ts'
import type { CaptureImport } from './capture-import.ts'
import { digestOf } from './fold-words.ts'
import { keepPieces } from './keep-pieces.ts'
import { pieceDay } from './piece-day.ts'
import { listUntouchedDrafts, publishDraft } from './publish-draft.ts'
import { storeRates } from './store-rates.ts'

/** One file as it was read, before the database is asked about it. */
export type CaptureToKeep = {
  file: string
  name: string
  decoded: DecodedCapture
  reading: Reading
}

type Kept = CaptureToKeep & { sha256: string; origin: string }

/** An import, with its run where it is written down; a dry run is not. */
export type CaptureRun = CaptureImport & { runId: string | null }

/** Stores a capture with its reading, rates and pieces; one that is here is left as it is. */
export async function keepCapture(
  tx: Tx,
  given: CaptureToKeep,
  run: CaptureRun,
): Promise<FileLine> {
  const { file } = given
  await holdOffExpunctions(tx)
  const kept = await withoutExpunged(tx, given, run.origin)
  if (!kept) {
    const note = 'it holds a sentence of a piece that was expunged'
    return { file, outcome: 'refused', reason: 'capture-expunged', note }
  }
  await takeTurns(tx)
  const isNew = await storeCapture(tx, kept, run)
  const { reading, decoded } = kept
  return {
    file,
    outcome: isNew ? 'stored' : 'already-there',
    siteDate: reading.siteDate,
    encoding: decoded.encoding,
    rates: reading.ticker.length,
    pieces: isNew ? await keepNew(tx, kept, run) : await publishKept(tx, kept, run),
  }
}

/** Before the tombstones are read: an expunction waits, or has been seen. */
export async function holdOffExpunctions(tx: Tx): Promise<void> {
  await sql`lock table captures in row exclusive mode`.execute(tx)
}

const IMPORT_LOCK = 0x63617074

/** To the commit: of two imports neither makes a piece that the other has. */
export async function takeTurns(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(tx)
}

async function withoutExpunged(tx: Tx, given: CaptureToKeep, by: string): Promise<Kept | null> {
  const checked = await keepExpungedOut(tx, [given.decoded.text, given.name, by])
  if (!checked.ok) return null
  const [text = '', name = '', origin = ''] = checked.texts
  const isCut = text !== given.decoded.text
  const reading = isCut ? readCapture(text) : given.reading
  const decoded = { ...given.decoded, text }
  return { ...given, name, origin, decoded, reading, sha256: digestOf(text) }
}

async function storeCapture(tx: Tx, kept: Kept, run: CaptureRun): Promise<boolean> {
  const { sha256, name, decoded, reading, origin } = kept
  const { lines: _, ...stored } = reading
  const made = await tx
    .insertInto('captures')
    .values({
      ...{ sha256, name, origin, rights: run.rights, site_date: reading.siteDate, ...decoded },
      reading: JSON.stringify(stored),
      parser_version: PARSER_VERSION,
      run_id: run.runId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sha256')
    .executeTakeFirst()
  if (!made) return false
  await storeRates(tx, sha256, reading.ticker)
  return true
}

async function keepNew(tx: Tx, kept: Kept, run: CaptureRun): Promise<PieceLine[]> {
  const { sha256, reading, name } = kept
  const detail = { name, pieces: reading.articles.length, rates: reading.ticker.length }
  await recordAct(tx, { actor: run.actor, act: 'capture.stored', detail })
  const lines = await keepPieces(tx, { sha256, reading, from: capturedFrom(kept) }, run)
  const published = await publish(
    tx,
    { kept, places: lines.map((line, position) => ({ position, articleId: copyIn(line) })) },
    run,
  )
  return lines.map((line, position) => published.get(position) ?? line)
}

/** A conflict names a piece that it is no copy of. */
function copyIn({ outcome, articleId }: PieceLine): string | null {
  return outcome === 'conflict' ? null : articleId
}

/** What an import without `publish` kept as drafts, such an import with it publishes. */
async function publishKept(tx: Tx, kept: Kept, run: CaptureRun): Promise<PieceLine[]> {
  if (!run.publish) return []
  const { sha256, origin } = kept
  await tx
    .updateTable('captures')
    .set({ rights: run.rights, origin })
    .where('sha256', '=', sha256)
    .execute()
  const places = await tx
    .selectFrom('sightings')
    .select(['position', 'article_id as articleId'])
    .where('capture_sha256', '=', sha256)
    .orderBy('position')
    .execute()
  return [...(await publish(tx, { kept, places }, run)).values()]
}

type Places = { kept: Kept; places: { position: number; articleId: string | null }[] }

/** Publishes what may be, and tells of it by its place in the capture. */
async function publish(tx: Tx, { kept, places }: Places, run: CaptureRun) {
  const published = new Map<number, PieceLine>()
  const { actor, rights, now, date } = run
  if (!run.publish || !rights) return published
  const { articles, siteDate } = kept.reading
  const whole = places.flatMap(({ position, articleId }) => {
    const piece = articles[position]
    const isWhole = articleId !== null && piece?.completeness === 'whole'
    return isWhole ? [{ position, articleId, piece }] : []
  })
  const ids = whole.map(({ articleId }) => articleId)
  const drafts = await listUntouchedDrafts(tx, ids)
  for (const { position, articleId, piece } of whole) {
    const stored = drafts.get(articleId)
    if (stored === undefined) continue
    // Seen twice on one page, it is public by now.
    drafts.delete(articleId)
    const day = dayOf(piece, { siteDate, date })
    const recoveredFrom = capturedFrom(kept)
    const draft = { actor, articleId, rights, recoveredFrom, days: [day, stored], at: now } as const
    const { path } = await publishDraft(tx, draft)
    const { headline } = piece
    published.set(position, { headline, outcome: 'published', articleId, path, note: '' })
  }
  return published
}

function dayOf(
  { statedDate }: ReadArticle,
  { siteDate, date }: { siteDate: string | null; date: string | null },
) {
  return pieceDay({ given: date, stated: statedDate, siteDate })
}

function capturedFrom({ reading, origin }: Kept) {
  return { day: reading.siteDate, origin }
}
