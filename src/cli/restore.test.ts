import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expungePassage } from '#articles/expunge.ts'
import { appendToLedger, readLedger } from '#expunctions/expunction-ledger.ts'
import { type Db, transact } from '#platform/database.ts'
import { type DatabaseServer, openServer } from '#platform/database-server.ts'
import { readSettings } from '#platform/settings.ts'
import { findAuditFault } from '#staff/audit-log.ts'
import { aParagraph, aPublishedArticle, aSite, twoPersons } from '../../test/support/builders.ts'
import { buildChapar, runChapar } from '../../test/support/chapar-process.ts'

const secret = 'Who lives at 7 Orchard Lane'
let folder = ''
let file = ''
let articleId = ''
let dataDir = ''

const open = (DATA_DIR: string, start: 'always' | 'if-needed' = 'always') =>
  openServer(readSettings({ DATA_DIR }), { start })

/** A newsroom that was saved while it was at work, and in which a passage was expunged afterwards. */
beforeAll(async () => {
  await buildChapar()
  folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-keeping-'))
  dataDir = path.join(folder, 'data')
  file = path.join(folder, 'saved.tar')
  const server = await open(dataDir)
  await runChapar(['migrate'], { DATA_DIR: dataDir })
  const { db } = server.database
  await aSite(db)
  const article = await aPublishedArticle(db, {
    text: { body: [aParagraph(`${secret} is told.`)] },
  })
  articleId = article.articleId
  await mkdir(path.join(dataDir, 'media'))
  await writeFile(path.join(dataDir, 'media', 'picture'), 'a picture')
  await saveWhilePublishing(db)
  await expungeAfterwards(db)
  await server.stop()
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

async function saveWhilePublishing(db: Db): Promise<void> {
  let saving = true
  // So many and no more, however slow the machine is: each is restored again and again.
  const publishing = (async () => {
    for (let n = 0; saving && n < 20; n += 1) await aPublishedArticle(db)
  })()
  const saved = await runChapar(['backup', file, '--json'], { DATA_DIR: dataDir })
  saving = false
  await publishing
  expect(saved.err).toBe('')
  expect(JSON.parse(saved.out)).toMatchObject({ file, trial: 'passed', mediaFiles: 1 })
}

async function expungeAfterwards(db: Db): Promise<void> {
  const persons = await twoPersons(db)
  const order = { ...persons, articleId, passage: secret, reasonClass: 'personal-data' } as const
  const done = await transact(db, (tx) => expungePassage(tx, order))
  if (!done.ok) throw new Error('the passage was not found')
  await appendToLedger(dataDir, done.expunction)
}

async function wordsOf(db: Db): Promise<string> {
  const rows = await db
    .selectFrom('revisions')
    .select('body')
    .where('article_id', '=', articleId)
    .execute()
  return JSON.stringify(rows)
}

/** What must hold of every restored newsroom. */
async function expectWhole({ database: { db } }: DatabaseServer): Promise<void> {
  expect(await findAuditFault(db)).toBeNull()
  const without = await db
    .selectFrom('articles')
    .leftJoin('revisions', 'revisions.id', 'articles.public_revision_id')
    .where('articles.public_state', '=', 'published')
    .where('revisions.id', 'is', null)
    .select('articles.id')
    .execute()
  expect(without).toEqual([])
  const last = await db.selectFrom('audit_log').select('act').orderBy('seq', 'desc').execute()
  expect(last.map(({ act }) => act)).toContain('backup.restored')
}

test('a lost database comes back whole, without what was expunged since', async () => {
  const after = path.join(folder, 'lost')
  await mkdir(after)
  await copyFile(path.join(dataDir, 'expunctions.jsonl'), path.join(after, 'expunctions.jsonl'))
  const { code, out, err } = await runChapar(['restore', file, '--json'], { DATA_DIR: after })
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({ file, mediaFiles: 1, expunctions: 1, expunged: 1 })
  expect(await readFile(path.join(after, 'media', 'picture'), 'utf8')).toBe('a picture')
  const server = await open(after)
  await expectWhole(server)
  expect(await wordsOf(server.database.db)).not.toContain('Orchard')
  await server.stop()
}, 120_000)

test('without the ledger the words are back, and a ledger given by name takes them away', async () => {
  const after = path.join(folder, 'moved')
  await runChapar(['restore', file], { DATA_DIR: after })
  const first = await open(after)
  expect(await wordsOf(first.database.db)).toContain('Orchard')
  await first.stop()
  const ledger = path.join(dataDir, 'expunctions.jsonl')
  const again = ['restore', file, '--replace', '--yes', `--expunctions=${ledger}`]
  expect(await runChapar(again, { DATA_DIR: after })).toMatchObject({ code: 0, err: '' })
  const second = await open(after)
  await expectWhole(second)
  expect(await wordsOf(second.database.db)).not.toContain('Orchard')
  await second.stop()
  expect(await readLedger(after)).toEqual(await readLedger(dataDir))
}, 120_000)

test('the tombstones of the database that is replaced outlive it, ledger or not', async () => {
  const ledger = await readLedger(dataDir)
  await rm(path.join(dataDir, 'expunctions.jsonl'))
  const asked = ['restore', file, '--replace']
  const settings = { DATA_DIR: dataDir }
  expect(await runChapar(['restore', file], settings)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^chapar: The database holds a newsroom already.*\n$/),
  })
  expect(await runChapar(asked, settings)).toMatchObject({
    code: 2,
    err: 'chapar: --replace needs --yes where nobody can be asked.\n',
  })
  const done = await runChapar([...asked, '--yes'], settings)
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(done.out).toContain('1 expunction that it did not know of was done again')
  expect(await readLedger(dataDir)).toEqual(ledger)
  const server = await open(dataDir)
  await expectWhole(server)
  expect(await wordsOf(server.database.db)).not.toContain('Orchard')
  await server.stop()
}, 120_000)

test('a backup of a record that was changed is named, and restored only when asked twice', async () => {
  const changed = path.join(folder, 'changed.tar')
  const server = await open(dataDir)
  await transact(server.database.db, async (tx) => {
    await sql`select set_config('chapar.expunging', 'on', true)`.execute(tx)
    const what = tx.updateTable('revisions').where('article_id', '=', articleId)
    await what.set({ headline: 'The bridge closes' }).execute()
  })
  await server.stop()
  const settings = { DATA_DIR: dataDir }
  const sentence = `revisions: the text of revision 1 of the piece ${articleId} is not as it was printed`
  const named = { code: 1, err: expect.stringContaining(sentence) }
  expect(await runChapar(['backup', changed], settings)).toMatchObject(named)
  expect(existsSync(changed)).toBe(false)
  expect((await runChapar(['backup', changed, '--no-verify'], settings)).code).toBe(0)
  const DATA_DIR = path.join(folder, 'unproven')
  expect(await runChapar(['restore', changed], { DATA_DIR })).toMatchObject(named)
  const anyway = await runChapar(['restore', changed, '--unproven'], { DATA_DIR })
  expect(anyway).toMatchObject({ code: 0, err: '' })
  const seen = await runChapar(['doctor', '--json'], { DATA_DIR })
  expect(seen.code).toBe(1)
  expect(JSON.parse(seen.out).findings).toContainEqual(
    expect.objectContaining({ name: 'revisions', state: 'wrong', says: expect.any(String) }),
  )
}, 120_000)

test('nothing is restored under a running server', async () => {
  const server = await open(dataDir)
  const result = await runChapar(['restore', file, '--replace', '--yes'], { DATA_DIR: dataDir })
  await server.stop()
  expect(result).toMatchObject({
    code: 1,
    err: expect.stringContaining('is in use by another chapar'),
  })
}, 120_000)

test('an empty database is not worth a backup, and a wrong file is told in one sentence', async () => {
  const DATA_DIR = path.join(folder, 'fresh')
  const none = path.join(folder, 'none.tar')
  expect(await runChapar(['backup', none], { DATA_DIR })).toMatchObject({
    code: 1,
    err: 'chapar: The database is empty: there is nothing to keep yet.\n',
  })
  expect(existsSync(none)).toBe(false)
  await writeFile(none, (await readFile(file)).subarray(0, 9000))
  for (const args of [
    ['restore', none],
    ['backup', '--verify', none],
  ]) {
    expect(await runChapar(args, { DATA_DIR })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^chapar: .*none\.tar is damaged.*\n$/),
    })
  }
}, 120_000)
