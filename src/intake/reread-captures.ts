import { isDeepStrictEqual } from 'node:util'
import type { Rights } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import { type Db, type Tx, transact } from '#platform/database.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { loadEarlierReading } from './capture-import/earlier-reading.ts'
import { holdOffExpunctions, takeTurns } from './capture-import/keep-capture.ts'
import { keepPieces } from './capture-import/keep-pieces.ts'
import { storeRates } from './capture-import/store-rates.ts'
import type { PieceLine } from './capture-report.ts'
import { readCapture } from './read-capture.ts'
import { PARSER_VERSION } from './reading.ts'

/** What became of one capture: read as before, or what changed in it. */
export type RereadLine = {
  name: string
  siteDate: string | null
  outcome: 'same' | 'changed'
  pieces: PieceLine[]
}

export type Rereading = { actor: Actor; edition: Edition; now: Date }

/** How many captures were read by an older parser, or cut by an expunction since. */
export async function countOutdated(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('captures')
    .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
    .where('parser_version', '<>', PARSER_VERSION)
    .executeTakeFirstOrThrow()
  return n
}

/**
 * Reads again what an older parser read, one transaction a capture. Its reading, day and rates
 * become the new ones. What that changes in a piece goes into its working copy, where readers see
 * nothing of it; pieces that are found only now become drafts.
 */
export async function* rereadCaptures(db: Db, reread: Rereading): AsyncGenerator<RereadLine> {
  for (let after = ''; ; ) {
    const next = await db
      .selectFrom('captures')
      .select('sha256')
      .where('parser_version', '<>', PARSER_VERSION)
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(1)
      .executeTakeFirst()
    if (!next) return
    after = next.sha256
    const line = await transact(db, (tx) => rereadCapture(tx, next.sha256, reread))
    if (line) yield line
  }
}

async function rereadCapture(
  tx: Tx,
  sha256: string,
  { actor, edition, now }: Rereading,
): Promise<RereadLine | null> {
  await holdOffExpunctions(tx)
  await takeTurns(tx)
  const capture = await findOutdated(tx, sha256)
  if (!capture) return null
  const { name, text, origin, rights } = capture
  const reading = readCapture(text)
  const { siteDate } = reading
  // As it comes back from the database.
  const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(reading)), capture.reading)
  await tx
    .updateTable('captures')
    .set({ parser_version: PARSER_VERSION, site_date: siteDate })
    .$if(!isSame, (query) => query.set({ reading: JSON.stringify(reading) }))
    .where('sha256', '=', sha256)
    .execute()
  if (isSame) return { name, siteDate, outcome: 'same', pieces: [] }
  const run = {
    ...{ actor, edition, now, origin, rights, sectionId: null, date: null },
    ...{ publish: false, dryRun: false },
  }
  const earlier = await loadEarlierReading(tx, { sha256, reading: capture.reading }, run)
  for (const table of ['sightings', 'capture_rates'] as const) {
    await tx.deleteFrom(table).where('capture_sha256', '=', sha256).execute()
  }
  await storeRates(tx, sha256, reading.ticker)
  await recordAct(tx, { actor, act: 'capture.reread', detail: { parser: PARSER_VERSION } })
  const from = { day: siteDate, origin }
  const pieces = await keepPieces(tx, { sha256, reading, from, earlier }, run)
  return { name, siteDate, outcome: 'changed', pieces: [...pieces, ...earlier.listLost()] }
}

async function findOutdated(tx: Tx, sha256: string) {
  const capture = await tx
    .selectFrom('captures')
    .select(['name', 'text', 'origin', 'reading'])
    // By a check of the table.
    .select((e) => e.ref('rights').$castTo<Rights | null>().as('rights'))
    .where('sha256', '=', sha256)
    .where('parser_version', '<>', PARSER_VERSION)
    .executeTakeFirst()
  return capture ?? null
}
