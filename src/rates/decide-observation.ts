import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { RATES_TAG } from './rates-tag.ts'
import { lockRecord } from './recording/known-observations.ts'

/** A figure that waits for an editor's decision. */
export type SuspectFigure = {
  id: string
  source: string
  base: string
  quote: string
  effectiveDate: string
  value: string
  nominal: number
  reason: string
  /** the good fixing of the same series before it; null where there is none */
  before: { effectiveDate: string; value: string; nominal: number } | null
}

/** What is suspect in its newest revision and not decided, newest day first; dead currencies are not asked about. */
export async function listSuspectFigures(db: Db, limit = 200): Promise<SuspectFigure[]> {
  const { rows } = await sql<Omit<SuspectFigure, 'before'> & { before: SuspectFigure['before'] }>`
    select o.id, o.source, o.base, o.quote, o.effective_date as "effectiveDate",
      trim_scale(o.value)::text as value, o.nominal, o.suspect_reason as reason, (
        select json_build_object('effectiveDate', b.effective_date, 'value', trim_scale(b.value)::text, 'nominal', b.nominal)
        from rate_observations b
        where b.base = o.base and b.quote = o.quote and b.rate_type = o.rate_type
          and b.source = o.source and b.effective_date < o.effective_date and b.quality = 'good'
        order by b.effective_date desc, b.revision desc limit 1
      ) as before
    from rate_observations o
    where o.quality = 'suspect' and o.suspect_reason <> 'ended-currency' and not o.rejected
      and not exists (select from rate_decisions d where d.observation_id = o.id)
      and not exists (select from rate_observations n where n.supersedes = o.id)
    order by o.effective_date desc, o.source, o.base, o.quote
    limit ${limit}`.execute(db)
  return rows
}

export type Decision = 'decided' | 'not-suspect' | 'decided-before'

type Deciding = { id: string; verdict: 'accepted' | 'rejected'; by: string | null; reason: string }

/**
 * Writes down what an editor says of a suspect figure, and records it once more, from this moment
 * on: as a good one, or as rejected, which is asked about no more and used nowhere.
 */
export async function decideObservation(tx: Tx, deciding: Deciding): Promise<Decision> {
  const figure = await tx
    .selectFrom('rate_observations')
    .select(['id', 'quality'])
    .where('id', '=', deciding.id)
    .executeTakeFirst()
  if (figure?.quality !== 'suspect') return 'not-suspect'
  await lockRecord(tx)
  const over = await tx
    .selectFrom('rate_observations as o')
    .select('o.id')
    .leftJoin('rate_decisions as d', 'd.observation_id', 'o.id')
    .leftJoin('rate_observations as n', 'n.supersedes', 'o.id')
    .where('o.id', '=', figure.id)
    .where((e) => e.or([e('d.id', 'is not', null), e('n.id', 'is not', null)]))
    .executeTakeFirst()
  if (over) return 'decided-before'
  const { verdict, by, reason } = deciding
  await tx
    .insertInto('rate_decisions')
    .values({ observation_id: figure.id, verdict, decided_by: by, reason })
    .execute()
  await repeatAs(tx, verdict, figure.id)
  await appendEvent(tx, { name: 'rates.recorded', tags: [RATES_TAG] })
  return 'decided'
}

async function repeatAs(tx: Tx, verdict: Deciding['verdict'], id: string): Promise<void> {
  const isRejected = verdict === 'rejected'
  await sql`
    insert into rate_observations (source, rate_type, base, quote, effective_date, revision,
      supersedes, raw_value, raw_nominal, raw_code, value, nominal, published_at, published_basis,
      fetched_at, quality, suspect_reason, rejected, repeats, checksum, source_note, parser_version, payload_sha256)
    select source, rate_type, base, quote, effective_date, revision + 1,
      id, raw_value, raw_nominal, raw_code, value, nominal, published_at, published_basis,
      now(), case when ${isRejected} then 'suspect' else 'good' end,
      case when ${isRejected} then suspect_reason end, ${isRejected}, repeats, checksum, source_note, parser_version, payload_sha256
    from rate_observations where id = ${id}`.execute(tx)
}
