import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { savePage } from '#site/static-pages.ts'
import { operator } from '#staff/audit-log.ts'
import { aCorrection, anAccount, aParagraph, aPublishedArticle, aSite } from './support/builders.ts'
import { useTestDatabase } from './support/test-database.ts'

const database = useTestDatabase()

/** Printed matter and evidence, each with a change that would falsify it; null: its rows may change. */
const guarded: Record<string, string | null> = {
  addresses: `path = path || '-x'`,
  articles: null,
  audit_log: `act = 'test.other'`,
  captures: `text = ''`,
  corrections: `public_note = 'x'`,
  events: 'tags = default',
  expunctions: `reason_class = 'minor'`,
  page_versions: `title = 'x'`,
  rate_decisions: `reason = 'x'`,
  rate_holidays: `reason = 'x'`,
  rate_observations: 'value = 1',
  rate_payloads: `url = 'x'`,
  revisions: `headline = 'x'`,
  saved_blocks: `block = '{}'`,
  saved_versions: `fields = '{}'`,
  works: null,
}

/** What is derived, in work, or nobody's evidence. */
const free = [
  'accounts',
  'anchor_places',
  'anchors',
  'article_links',
  'audit_head_mails',
  'byline_accounts',
  'bylines',
  'capture_rates',
  'credentials',
  'desk_entries',
  'desk_notes',
  'entry_links',
  'expunge_orders',
  'import_refusals',
  'import_runs',
  'listing_counts',
  'listings',
  'media',
  'migrations',
  'offices',
  'overrides',
  'pages',
  'parties',
  'party_names',
  'passkeys',
  'preview_links',
  'picture_uses',
  'presences',
  'rate_fetches',
  'save_receipts',
  'search_entries',
  'second_factors',
  'sessions',
  'shared_limits',
  'sightings',
  'sign_in_steps',
  'site',
  'site_editions',
  'term_names',
  'terms',
  'used_codes',
  'worker_beat',
  'working_copies',
]

beforeAll(async () => {
  const { db, pool } = database
  await aSite(db)
  const { articleId } = await aPublishedArticle(db)
  await aCorrection(db, articleId)
  await transact(db, (tx) =>
    savePage(tx, {
      actor: operator,
      edition: 'en',
      slug: 'about',
      title: 'About',
      body: [aParagraph()],
    }),
  )
  const [one, other] = [await anAccount(db), await anAccount(db)]
  await pool.query(
    `insert into expunctions (id, article_id, scope, reason_class, ordered_by, confirmed_by, at)
      values ($1, $2, 'article', 'security', $3, $4, now())`,
    [newId(), articleId, one, other],
  )
  await pool.query(`
    insert into captures (sha256, name, text, encoding, reading, parser_version)
      values (repeat('0', 64), 'seed', 'A page', 'utf-8', '{}', 1);
    insert into rate_payloads (sha256, source, url, status, bytes_gz, fetched_at)
      values (repeat('0', 64), 'sample', 'https://bank.example', 200, '', now());
    insert into rate_observations (source, rate_type, base, quote, effective_date, raw_value,
        raw_nominal, raw_code, value, nominal, fetched_at, parser_version)
      values ('sample', 'official', 'USD', 'KZT', '2026-11-20', '500', '1', 'USD', 500, 1, now(), 1);
    insert into rate_decisions (observation_id, verdict, reason)
      select id, 'rejected', 'A misprint' from rate_observations;
    insert into rate_holidays (source, day, verdict, reason)
      values ('nbk', '2026-03-24', 'declared', 'Moved to the Monday')`)
})

test('every table is either guarded or known to need no guard', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual([...Object.keys(guarded), ...free].sort())
})

describe.each(Object.entries(guarded))('%s', (table, change) => {
  test('has rows, and none of them can be removed', async () => {
    const { rowCount } = await database.pool.query(`select from ${table}`)
    expect(rowCount).toBeGreaterThan(0)
    await refused(`delete from ${table}`)
  })

  test('cannot be emptied, alone or with what refers to it', async () => {
    await refused(`truncate ${table} cascade`)
  })

  test.runIf(change)('has rows that stay as they are', async () => {
    await refused(`update ${table} set ${change}`)
  })
})

test('a table that is not guarded cannot take a guarded one along', async () => {
  await refused('truncate accounts cascade')
})

async function refused(statement: string) {
  // restrict_violation, as our own trigger says it
  await expect(database.pool.query(statement), statement).rejects.toMatchObject({
    code: '23001',
    message: expect.stringContaining('never changed or removed'),
  })
}
