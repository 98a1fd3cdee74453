import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Db, Tx } from '#platform/database.ts'
import { addDays } from '../day-number.ts'

export type FetchPurpose = 'latest' | 'recheck' | 'backfill'
export type FetchOutcome = 'recorded' | 'unchanged' | 'absent' | 'refused' | 'failed'

/** Outcomes after which the source is well. */
export const WELL: readonly FetchOutcome[] = ['recorded', 'unchanged', 'absent']

/** Keeps an answer as it was received, once; gives its SHA-256. */
export async function storePayload(
  tx: Tx,
  payload: {
    source: string
    url: string
    status: number
    headers: Readonly<Record<string, string>>
    bytes: Uint8Array
    fetchedAt: Date
  },
): Promise<string> {
  const sha256 = createHash('sha256').update(payload.bytes).digest('hex')
  await tx
    .insertInto('rate_payloads')
    .values({
      sha256,
      source: payload.source,
      url: payload.url,
      status: payload.status,
      headers: JSON.stringify(keptHeaders(payload.headers)),
      bytes_gz: gzipSync(payload.bytes),
      fetched_at: payload.fetchedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return sha256
}

/** Cookies and the like are nobody's evidence. */
function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = ['content-type', 'content-length', 'date', 'etag', 'last-modified', 'server']
  return Object.fromEntries(Object.entries(headers).filter(([name]) => kept.includes(name)))
}

/** What the last good answer to a request was known by, for asking only whether it still holds. */
export async function findValidators(
  db: Db,
  source: string,
  request: string,
): Promise<{ etag: string | null; lastModified: string | null }> {
  const row = await db
    .selectFrom('rate_fetches')
    .select(['etag', 'last_modified'])
    .where('source', '=', source)
    .where('request', '=', request)
    .where('outcome', '=', 'recorded')
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { etag: row?.etag ?? null, lastModified: row?.last_modified ?? null }
}

/** How many currencies the recorded table of that kind nearest to a day had, within two months. */
export async function findLastCount(
  db: Db,
  source: string,
  { kind, day }: { kind: string; day: string },
): Promise<number | null> {
  const rows = await db
    .selectFrom('rate_fetches')
    .select(['currencies', 'newest_date'])
    .where('source', '=', source)
    .where('outcome', '=', 'recorded')
    .where((e) => e.or([e('request', '=', kind), e('request', 'like', `${kind}:%`)]))
    .where('newest_date', '>', addDays(day, -60))
    .where('newest_date', '<', addDays(day, 60))
    .orderBy('begun_at', 'desc')
    .limit(200)
    .execute()
  const distance = (date: string | null) => Math.abs(Date.parse(date ?? day) - Date.parse(day))
  const nearest = rows.toSorted((a, b) => distance(a.newest_date) - distance(b.newest_date))[0]
  return nearest?.currencies ?? null
}
