import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { savePage } from '#site/static-pages.ts'
import { findAuditHead, operator } from '#staff/audit-log.ts'
import { aParagraph, aPublishedArticle, aSite } from '../support/builders.ts'
import { runChapar } from '../support/chapar-process.ts'
import { useTestDatabase } from '../support/test-database.ts'
import { urlOf } from '../support/web-processes.ts'

const database = useTestDatabase()
const folder = mkdtempSync(path.join(os.tmpdir(), 'chapar-acts-'))
const [owner, second] = ['anna@example.org', 'bolot@example.org']
let settings: Record<string, string>

beforeAll(async () => {
  await aSite(database.db)
  const account = { disabled_at: null, created_at: new Date() }
  const people = [
    {
      ...account,
      id: '01a00000-0000-7000-8000-000000000001',
      email: owner,
      name: 'A',
      role: 'owner',
    },
    {
      ...account,
      id: '01a00000-0000-7000-8000-000000000002',
      email: second,
      name: 'B',
      role: 'editor',
    },
  ]
  await database.db.insertInto('accounts').values(people).execute()
  settings = { DATABASE_URL: urlOf(database.connection), DATA_DIR: path.join(folder, 'data') }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = async (...args: string[]) => {
  const { code, out, err } = await runChapar([...args, '--json'], settings)
  return { code, err, data: out ? JSON.parse(out) : null }
}

/** Whose mail address the newest act of that name carries. */
async function actorOf(act: string): Promise<string | undefined> {
  const row = await database.db
    .selectFrom('audit_log')
    .leftJoin('accounts', 'accounts.id', 'audit_log.actor')
    .select('accounts.email')
    .where('act', '=', act)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row?.email ?? undefined
}

test('who publishes and withdraws stands in the audit log, and the answer is one document', async () => {
  const file = path.join(folder, 'canal.md')
  writeFileSync(
    file,
    '---\nslug: canal\nkind: news\nheadline: The canal is full\n---\n\nWater came on Monday.\n',
  )
  const published = await run('article', 'publish', file, '--as', second)
  expect(published).toMatchObject({ code: 0, err: '' })
  const [line] = published.data.published
  expect(line).toMatchObject({
    file: 'canal.md',
    headline: 'The canal is full',
    publishedNumber: 1,
  })
  expect(line.url).toBe(`http://localhost:3000${line.path}`)
  expect(await actorOf('article.published')).toBe(second)
  const reason = ['--reason', 'It was wrong.']
  const withdrawn = await run('article', 'withdraw', line.path, ...reason, '--as', owner)
  expect(withdrawn.data).toEqual({ withdrawn: { articleId: expect.any(String), path: line.path } })
  expect(await actorOf('article.withdrawn')).toBe(owner)
  const list = await run('article', 'list', '--limit', '1')
  expect(list.data.pieces).toMatchObject([{ state: 'withdrawn', path: line.path }])
}, 60_000)

test('nobody acts in the name of an account that is not there', async () => {
  const redirect = ['article', 'redirect', '/old', '/new', '--as', 'nobody@example.org']
  const { code, out, err } = await runChapar(redirect, settings)
  expect({ code, out, err }).toEqual({
    code: 1,
    out: '',
    err: 'chapar: There is no account of nobody@example.org.\n',
  })
}, 60_000)

test('expunging counts what it removed, and says where the words still stand', async () => {
  const words = 'Gulmira Passage'
  const body = [aParagraph(`On Monday ${words} spoke.`)]
  const { path: address } = await aPublishedArticle(database.db, { slug: 'one', text: { body } })
  const other = await aPublishedArticle(database.db, { slug: 'other', text: { body } })
  const file = path.join(folder, 'words.txt')
  writeFileSync(file, `${words}\n`)
  const who = ['--owner', owner, '--second', second, '--class', 'minor', '--yes']
  const done = await run('article', 'expunge', address, '--passage', file, ...who)
  expect(done).toMatchObject({ code: 0, err: '' })
  // The revision and the working copy.
  const removed = { texts: 2, notes: 0, addresses: 0, bylines: 0, pages: 0, site: 0 }
  expect(done.data.expunged).toMatchObject({ path: address, removed })
  expect(done.data.elsewhere.pieces).toMatchObject([
    { path: other.path, places: ['public', 'draft'] },
  ])
  const told = ['article', 'expunge', other.path, '--passage', file, ...who]
  const { out } = await runChapar(told, settings)
  expect(out).toContain(
    'Removed from 2 texts, 1 saved versions, 0 notes, 0 addresses, 0 bylines, 0 versions or addresses of standing pages, 0 texts of the paper about itself, 0 captures, 0 pictures of the library, 0 acts.',
  )
  expect(out).toContain('The words stand nowhere else here.')
}, 60_000)

test('a passage of a standing page is expunged at its address, and not as a whole', async () => {
  const page = { actor: operator, edition: 'en' as const, slug: 'imprint', title: 'Imprint' }
  const body = [aParagraph('Responsible: Jyldyz Imprintova.')]
  await transact(database.db, (tx) => savePage(tx, { ...page, body }))
  const file = path.join(folder, 'founder.txt')
  writeFileSync(file, 'Jyldyz Imprintova\n')
  const who = ['--owner', owner, '--second', second, '--class', 'court-order', '--yes']
  const whole = await run('article', 'expunge', '/imprint', '--whole', ...who)
  expect(whole).toMatchObject({ code: 2, err: expect.stringContaining('--passage FILE') })
  const nowhere = await run('article', 'expunge', '/founders', '--passage', file, ...who)
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('no standing page') })
  const done = await run('article', 'expunge', '/imprint', '--passage', file, ...who)
  expect(done.data).toMatchObject({
    expunged: {
      path: '/imprint',
      expunction: { articleId: null },
      removed: { texts: 0, pages: 1 },
    },
    elsewhere: { pieces: [], pages: [], site: [] },
  })
}, 60_000)

test('doctor compares the audit log with a head that was kept', async () => {
  const head = await findAuditHead(database.db)
  const auditLog = async (hash: string) => {
    const { data } = await run('doctor', '--head', `${head?.seq}:${hash}`)
    return data.findings.find(({ name }: { name: string }) => name === 'audit log')
  }
  expect(await auditLog(head?.hash ?? '')).toMatchObject({
    state: 'well',
    says: expect.stringContaining(`pass through entry ${head?.seq} as it was`),
  })
  expect(await auditLog('0'.repeat(64))).toMatchObject({ state: 'wrong' })
  const { code, err } = await runChapar(['doctor', '--head', '12'], settings)
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('SEQ:HASH') })
}, 60_000)

test('doctor names the first row of the audit log that was changed', async () => {
  for (let i = 0; i < 3; i += 1) await aPublishedArticle(database.db)
  const head = await findAuditHead(database.db)
  const [first, second] = [(head?.seq ?? 0) - 3, (head?.seq ?? 0) - 1]
  const tamper = (seq: number, act: string) =>
    database.pool.query('update audit_log set act = $2 where seq = $1', [seq, act])
  const { rows } = await database.pool.query('select act from audit_log where seq = $1', [first])
  await database.pool.query('alter table audit_log disable trigger user')
  await tamper(first, 'article.never-happened')
  await tamper(second, 'article.never-happened')
  const { code, out } = await runChapar(['doctor'], settings)
  expect(code).toBe(1)
  expect(out).toMatch(new RegExp(`audit log.*entry ${first}\\b`, 's'))
  // With that row as it was, the next one is named.
  await tamper(first, rows[0].act)
  const { data } = await run('doctor')
  const finding = data.findings.find(({ name }: { name: string }) => name === 'audit log')
  expect(finding).toMatchObject({ state: 'wrong', says: expect.stringContaining(`${second}`) })
}, 60_000)
