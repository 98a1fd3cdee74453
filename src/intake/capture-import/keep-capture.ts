import { sql } from 'kysely'
import { ensureByline } from '#articles/bylines.ts'
import { keepExpungedOut } from '#articles/keep-expunged-out.ts'
import type { ArticleText, Byline } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { recordAct } from '#staff/audit-log.ts'
import type { FileLine, PieceLine } from '../capture-report.ts'
import type { DecodedCapture } from '../decode-capture.ts'
import { readCapture } from '../read-capture.ts'
import { PARSER_VERSION, type ReadArticle, type Reading } from '../reading.ts'
import { slugFromHeadline } from '../slug-from-headline.ts'
import type { CaptureImport } from './capture-import.ts'
import { digestOf } from './fold-words.ts'
import { keepPiece } from './keep-piece.ts'
import { captureInWords, pieceDay } from './piece-day.ts'
import { publishDraft } from './publish-draft.ts'

/** One file as it was read, before the database is asked about it. */
export type CaptureToKeep = {
  file: string
  name: string
  decoded: DecodedCapture
  reading: Reading
}

type Kept = CaptureToKeep & { sha256: string; origin: string }

/** Held to the commit: two imports take turns, so that neither makes a piece that the other has. */
const IMPORT_LOCK = 0x63617074

/** Stores a capture with its reading, rates and pieces; one that is here is left as it is. */
export async function keepCapture(
  tx: Tx,
  given: CaptureToKeep,
  run: CaptureImport,
): Promise<FileLine> {
  const { file } = given
  // Before the tombstones are read: an expunction waits, or has been seen.
  await sql`lock table captures in row exclusive mode`.execute(tx)
  const kept = await withoutExpunged(tx, given, run.origin)
  if (!kept) {
    const note = 'it holds a sentence of a piece that was expunged'
    return { file, outcome: 'refused', reason: 'capture-expunged', note }
  }
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(tx)
  const isNew = await storeCapture(tx, kept, run)
  const { reading, decoded } = kept
  return {
    file,
    outcome: isNew ? 'stored' : 'already-there',
    siteDate: reading.siteDate,
    encoding: decoded.encoding,
    rates: reading.ticker.length,
    pieces: isNew ? await keepPieces(tx, kept, run) : await publishKept(tx, kept, run),
  }
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

async function storeCapture(tx: Tx, kept: Kept, run: CaptureImport): Promise<boolean> {
  const { sha256, name, decoded, reading, origin } = kept
  const { lines: _, ...stored } = reading
  const made = await tx
    .insertInto('captures')
    .values({
      ...{ sha256, name, origin, rights: run.rights, site_date: reading.siteDate, ...decoded },
      reading: JSON.stringify(stored),
      parser_version: PARSER_VERSION,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sha256')
    .executeTakeFirst()
  if (!made) return false
  const rates = reading.ticker.map(({ pair, value, change, timesSeen }, position) => ({
    ...{ capture_sha256: sha256, position, pair },
    ...{ value_text: value, change_text: change, times_seen: timesSeen },
  }))
  if (rates.length > 0) await tx.insertInto('capture_rates').values(rates).execute()
  return true
}

async function keepPieces(tx: Tx, kept: Kept, run: CaptureImport): Promise<PieceLine[]> {
  const { sha256, reading, name } = kept
  const lines: PieceLine[] = []
  for (const [position, piece] of reading.articles.entries()) {
    const { actor, edition, rights } = run
    const filing = await filingOf(tx, piece, run)
    const about = { recoveredFrom: inWords(kept), day: dayOf(kept, piece, run) }
    const keep = { actor, edition, rights, piece, filing, ...about }
    const { line, sighting } = await keepPiece(tx, keep)
    const { digests, articleId } = sighting
    await tx
      .insertInto('sightings')
      .values({
        ...{ capture_sha256: sha256, position, article_id: articleId },
        ...{ digest: digests.text, completeness: piece.completeness },
        ...{ headline_digest: digests.headline, opening_digest: digests.opening },
      })
      .execute()
    lines.push((await publish(tx, { kept, piece, articleId }, run)) ?? line)
  }
  const detail = { name, pieces: lines.length, rates: reading.ticker.length }
  await recordAct(tx, { actor: run.actor, act: 'capture.stored', detail })
  return lines
}

/** What an import without `publish` kept as drafts, such an import with it publishes. */
async function publishKept(tx: Tx, kept: Kept, run: CaptureImport): Promise<PieceLine[]> {
  if (!run.publish) return []
  const { sha256, reading, origin } = kept
  await tx
    .updateTable('captures')
    .set({ rights: run.rights, origin })
    .where('sha256', '=', sha256)
    .execute()
  const sightings = await tx
    .selectFrom('sightings')
    .select(['position', 'article_id as articleId'])
    .where('capture_sha256', '=', sha256)
    .orderBy('position')
    .execute()
  const lines: PieceLine[] = []
  for (const { position, articleId } of sightings) {
    const piece = reading.articles[position]
    const line = piece && (await publish(tx, { kept, piece, articleId }, run))
    if (line) lines.push(line)
  }
  return lines
}

type Place = { kept: Kept; piece: ReadArticle; articleId: string | null }

async function publish(tx: Tx, at: Place, run: CaptureImport): Promise<PieceLine | null> {
  const { kept, piece, articleId } = at
  const { actor, rights, now } = run
  if (!run.publish || !rights || !articleId || piece.completeness !== 'whole') return null
  const about = { recoveredFrom: inWords(kept), day: dayOf(kept, piece, run) }
  const printed = await publishDraft(tx, { actor, articleId, rights, at: now, ...about })
  if (!printed) return null
  const { headline } = piece
  return { headline, outcome: 'published', articleId, path: printed.path, note: '' }
}

function dayOf({ reading }: Kept, { statedDate }: ReadArticle, { date }: CaptureImport) {
  return pieceDay({ given: date, stated: statedDate, siteDate: reading.siteDate })
}

function inWords({ reading, origin }: Kept): string {
  return captureInWords(reading.siteDate, origin)
}

async function filingOf(
  tx: Tx,
  { bylines, completeness }: ReadArticle,
  { sectionId }: CaptureImport,
): Promise<Pick<ArticleText, 'bylines' | 'terms'>> {
  const terms = sectionId ? [sectionId] : []
  const known: Byline[] = []
  for (const name of completeness === 'whole' ? new Set(bylines) : []) {
    const slug = slugFromHeadline(name)
    const isName = name.length <= 120 && /\p{L}/u.test(name) && !/\d/.test(name)
    if (isName && !known.some((byline) => byline.slug === slug)) {
      known.push(await ensureByline(tx, { slug, name }))
    }
  }
  return { bylines: known, terms }
}
