import { sql } from 'kysely'
import { arrayLiteral } from '#platform/array-literal.ts'
import type { Tx } from '#platform/database.ts'
import type { Observation } from '../observation.ts'
import type { SuspectReason } from './judge.ts'

export type NewRevision = {
  observation: Observation
  nominal: number
  revision: number
  supersedes: string | null
  suspectReason: SuspectReason | null
  repeats: boolean
}

/** Appends revisions, all in one statement. */
export async function insertObservations(tx: Tx, rows: readonly NewRevision[]): Promise<void> {
  if (rows.length === 0) return
  const text = (pick: (row: NewRevision) => string | number | boolean | null | undefined) =>
    arrayLiteral(rows.map((row) => pick(row) ?? null))
  // A table has one moment, and to write it takes longer than the rest of the row.
  const moments = new Map<number, string>()
  const moment = (at: Date) => {
    const known = moments.get(at.getTime()) ?? at.toISOString()
    moments.set(at.getTime(), known)
    return known
  }
  await sql`
    insert into rate_observations (
      source, rate_type, base, quote, effective_date, raw_value, raw_nominal, raw_code, value,
      published_at, published_basis, fetched_at, suspect_reason, checksum, source_note,
      payload_sha256, supersedes, nominal, revision, parser_version, repeats, quality)
    select *, case when suspect_reason is null then 'good' else 'suspect' end from unnest(
      ${text((r) => r.observation.source)}::text[],
      ${text((r) => r.observation.rateType)}::text[],
      ${text((r) => r.observation.base)}::text[],
      ${text((r) => r.observation.quote)}::text[],
      ${text((r) => r.observation.effectiveDate)}::date[],
      ${text((r) => r.observation.rawValue)}::text[],
      ${text((r) => r.observation.rawNominal)}::text[],
      ${text((r) => r.observation.rawCode ?? r.observation.base)}::text[],
      ${text((r) => r.observation.value)}::numeric[],
      ${text(({ observation: { publishedAt } }) => publishedAt && moment(publishedAt))}::timestamptz[],
      ${text((r) => r.observation.publishedBasis)}::text[],
      ${text((r) => moment(r.observation.fetchedAt))}::timestamptz[],
      ${text((r) => r.suspectReason)}::text[],
      ${text((r) => r.observation.checksum)}::text[],
      ${text((r) => r.observation.sourceNote)}::text[],
      ${text((r) => r.observation.payloadSha256)}::text[],
      ${text((r) => r.supersedes)}::bigint[],
      ${text((r) => r.nominal)}::int[],
      ${text((r) => r.revision)}::int[],
      ${text((r) => r.observation.parserVersion)}::int[],
      ${text((r) => r.repeats)}::boolean[]
    ) as r (source, rate_type, base, quote, effective_date, raw_value, raw_nominal, raw_code, value,
      published_at, published_basis, fetched_at, suspect_reason, checksum, source_note,
      payload_sha256, supersedes, nominal, revision, parser_version, repeats)`.execute(tx)
}
