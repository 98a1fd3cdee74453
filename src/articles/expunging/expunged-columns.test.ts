import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { expungedColumns } from './expunged-columns.ts'

const database = useTestDatabase()

/** Columns that an expunction leaves as they are, by the reason; `table.*` is a whole table. */
const exceptions: Record<string, readonly string[]> = {
  'one of a few words, a number in writing or a key': [
    'anchor_places.block_id',
    'anchor_places.status',
    'articles.dated_basis',
    'articles.edition',
    'articles.origin',
    'articles.public_state',
    'articles.rights',
    'audit_log.act',
    'capture_rates.change_text',
    'capture_rates.pair',
    'capture_rates.value_text',
    'captures.encoding',
    'captures.rights',
    'corrections.kind',
    'desk_entries.desk_state',
    'desk_entries.edition',
    'desk_entries.kind',
    'desk_entries.public_state',
    'desk_notes.act',
    'events.name',
    'expunge_orders.reason_class',
    'import_refusals.reason',
    'import_runs.pieces',
    'import_runs.wishes',
    'listing_counts.edition',
    'listing_counts.listing',
    'listings.edition',
    'listings.listing',
    'page_versions.edition',
    'overrides.kind',
    'revisions.kind',
    'revisions.labels',
    'search_entries.edition',
    'sightings.completeness',
    'sightings.verdict',
    'site.default_edition',
    'site.second_person_for',
    'site.ticker_pairs',
    'site.time_zone',
    'site_editions.edition',
    'working_copies.correction_kind',
    'working_copies.desk_state',
    'working_copies.kind',
    'working_copies.labels',
    'working_copies.stuck_because',
  ],
  'the chain of the audit log holds by it; a digest without its salt proves no guess': [
    'audit_log.detail_digest',
    'audit_log.hash',
    'audit_log.previous_hash',
  ],
  'an id': ['audit_log.subject', 'events.subject'],
  'the tombstone itself, made so that it can be known again and not read': ['expunctions.*'],
  'the people and the names of its matters; changed by their own acts': [
    'accounts.*',
    'offices.*',
    'parties.*',
    'party_names.*',
    'term_names.*',
    'terms.*',
  ],
  'how the staff gets in, and who may look, which no reader sees': [
    'credentials.*',
    'entry_links.*',
    'passkeys.*',
    'preview_links.*',
    'second_factors.*',
    'sessions.*',
    'shared_limits.*',
    'sign_in_steps.*',
    'used_codes.*',
  ],
  'what a picture is, and what is to be seen of it': [
    'media.colour',
    'media.framing',
    'media.framings_before',
    'media.media_type',
    'media.name',
    'media.rights',
    'media.sha256',
    'media.source_sha256',
  ],
  'what a central bank published, how it was fetched, and what was decided about a figure or a day':
    [
      'rate_decisions.*',
      'rate_fetches.*',
      'rate_holidays.*',
      'rate_observations.*',
      'rate_payloads.*',
    ],
  'the steps of the schema': ['migrations.*'],
}

test('every column that can hold words is expunged, or has a reason why not', async () => {
  expect(await listUncovered(Object.values(exceptions).flat())).toEqual([])
})

test('a column that nobody thought of is found', async () => {
  await database.pool.query('alter table articles add column note text, add column extra jsonb')
  const uncovered = await listUncovered(Object.values(exceptions).flat())
  await database.pool.query('alter table articles drop column note, drop column extra')
  expect(uncovered).toEqual(['articles.extra', 'articles.note'])
})

test('both lists name columns that are there, and no column twice', async () => {
  const known = new Set((await listWordColumns()).flatMap((name) => [name, wholeTable(name)]))
  const named = [...expungedColumns, ...Object.values(exceptions).flat()]
  expect(named.filter((name) => !known.has(name))).toEqual([])
  expect(new Set(named).size).toBe(named.length)
  expect(expungedColumns.filter((name) => named.includes(wholeTable(name)))).toEqual([])
})

async function listUncovered(excepted: readonly string[]): Promise<string[]> {
  const covered = new Set([...expungedColumns, ...excepted])
  return (await listWordColumns()).filter(
    (name) => !covered.has(name) && !covered.has(wholeTable(name)),
  )
}

async function listWordColumns(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select concat(table_name, '.', column_name) as name
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and ltrim(udt_name, '_') in ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'xml', 'bytea', 'tsvector')
    order by name`.execute(database.db)
  return rows.map(({ name }) => name)
}

function wholeTable(name: string): string {
  return `${name.slice(0, name.indexOf('.'))}.*`
}
