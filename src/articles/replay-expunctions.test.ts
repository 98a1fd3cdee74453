import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Block } from '#contract/body.ts'
import type { Expunction } from '#expunctions/expunction.ts'
import { appendToLedger, completeLedger, readLedger } from '#expunctions/expunction-ledger.ts'
import { writeBackup } from '#platform/backup.ts'
import { type Database, openDatabase, transact } from '#platform/database.ts'
import { dropDatabase } from '#platform/drop-database.ts'
import { restoreBackup } from '#platform/restore.ts'
import { savePage } from '#site/static-pages.ts'
import { findAuditFault, operator } from '#staff/audit-log.ts'
import {
  aCorrection,
  aLinkTo,
  aParagraph,
  aPublishedArticle,
  aSite,
  twoPersons,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { expungeArticle, expungePassage } from './expunge.ts'
import { listColumnsHolding } from './expunging/database-words.fixture.ts'
import { replayExpunctions } from './replay-expunctions.ts'
import { resolveAddress } from './resolve-address.ts'
import { scrubAfterExpunge } from './scrub-after-expunge.ts'

const name = 'Zarina Restorova'
const mail = 'yrys@founderov.example'
const founder = 'Yrysbek Founderov'
const secret = 'The whole of this piece is to go for ever.'

const database = useTestDatabase()
const restoredName = `test_${randomBytes(6).toString('hex')}`
const restoredAt = { ...inject('postgres'), database: restoredName }
let restored: Database
let dataDir = ''
let pieces: { named: string; whole: string; wholePath: string }
let expunctions: Expunction[]

const onServer = async (statement: string) => {
  const server = openDatabase({ ...inject('postgres'), database: 'postgres' }, { size: 1 })
  await server.pool.query(statement)
  await server.close()
}

const save = (slug: string, said: string | Block) =>
  transact(database.db, (tx) => {
    const page = {
      slug,
      title: 'A page',
      body: [typeof said === 'string' ? aParagraph(said) : said],
    }
    return savePage(tx, { ...page, actor: operator, edition: 'en' })
  })

/** The backup is older than all expunctions; what it is restored into is a new database. */
beforeAll(async () => {
  const { db } = database
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'chapar-replay-'))
  await aSite(db, { imprint: { publisher: founder } })
  await save('about', `${founder} and ${name} founded it.`)
  await save('about', 'We founded it.')
  const link = aLinkTo(`mailto:${mail}`, 'Write to us')
  await save('contact', link)
  const persons = await twoPersons(db, 'admin')
  const named = await aPublishedArticle(db, { text: { body: [aParagraph(`${name} spoke.`)] } })
  await aCorrection(db, named.articleId, { publicNote: `Not ${name}`, text: { headline: 'Other' } })
  const whole = await aPublishedArticle(db, { text: { body: [aParagraph(secret)] } })
  pieces = { named: named.articleId, whole: whole.articleId, wholePath: whole.path }

  const file = path.join(dataDir, 'old.backup')
  const { connection } = database
  await writeBackup({ connection, dataDir, file, version: '1', trial: false })
  const common = { ...persons, reasonClass: 'minor' as const }
  const passage = await transact(db, (tx) =>
    expungePassage(tx, { ...common, articleId: named.articleId, passage: name }),
  )
  const piece = await transact(db, (tx) =>
    expungeArticle(tx, { ...common, articleId: whole.articleId }),
  )
  const inPages = await transact(db, (tx) =>
    expungePassage(tx, { ...common, articleId: null, passage: founder }),
  )
  const inLink = await transact(db, (tx) =>
    expungePassage(tx, { ...common, articleId: null, passage: mail }),
  )
  if (!passage.ok || !inPages.ok || !inLink.ok) throw new Error('a passage is not there')
  expunctions = [passage.expunction, piece.expunction, inPages.expunction, inLink.expunction]
  await appendToLedger(dataDir, passage.expunction)

  await onServer(`create database ${restoredName} template template0`)
  await restoreBackup({ connection: restoredAt, dataDir, file, replace: false })
  restored = openDatabase(restoredAt)
})

afterAll(async () => {
  await restored?.close()
  const server = openDatabase({ ...inject('postgres'), database: 'postgres' }, { size: 1 })
  await dropDatabase(server.pool, restoredName)
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

it('the ledger gets the tombstones that a crash kept from it, once', async () => {
  expect(await completeLedger(database.db, dataDir)).toBe(3)
  expect(await completeLedger(database.db, dataDir)).toBe(0)
  expect(await readLedger(dataDir)).toEqual(expunctions)
})

it('a replay destroys again what an older backup brought back', async () => {
  const { db } = restored
  expect(await listColumnsHolding(db, name)).toContain('public.revisions.body')
  expect(await listColumnsHolding(db, secret)).toContain('public.revisions.body')
  expect(await listColumnsHolding(db, name)).toContain('public.page_versions.body')
  expect(await listColumnsHolding(db, founder)).toContain('public.site.imprint')
  const ledger = await readLedger(dataDir)
  expect(await transact(db, (tx) => replayExpunctions(tx, ledger))).toEqual({ destroyed: 4 })
  for (const text of [name, 'Zarina', secret, founder, 'Yrysbek', mail])
    expect(await listColumnsHolding(db, text)).toEqual([])
  expect(await resolveAddress(db, pieces.wholePath)).toMatchObject({ gone: { state: 'expunged' } })
  expect(await completeLedger(db, dataDir)).toBe(0)
  expect(await findAuditFault(db)).toBeNull()
})

it('a second replay changes nothing', async () => {
  const { db } = restored
  const rows = () => db.selectFrom('audit_log').selectAll().orderBy('seq').execute()
  const before = await rows()
  const ledger = await readLedger(dataDir)
  expect(await transact(db, (tx) => replayExpunctions(tx, ledger))).toEqual({ destroyed: 0 })
  expect(await rows()).toEqual(before)
})

it('a replay keeps tombstones of pieces that the backup does not know', async () => {
  const [passage] = expunctions
  if (!passage) throw new Error('no expunction')
  const unknown = { ...passage, id: pieces.named, articleId: passage.id }
  const done = await transact(restored.db, (tx) => replayExpunctions(tx, [unknown]))
  expect(done).toEqual({ destroyed: 0 })
  expect(await completeLedger(restored.db, dataDir)).toBe(1)
})

it('scrubbing writes the tables anew, unless somebody still sees the old rows', async () => {
  const files = () =>
    restored.pool
      .query(`select pg_relation_filenode('revisions') as r, pg_relation_filenode('captures') as c`)
      .then(({ rows }) => rows[0])
  const before = await files()
  const reader = await restored.pool.connect()
  await reader.query('begin isolation level repeatable read')
  await reader.query('select from revisions')
  expect(await scrubAfterExpunge(restored.db)).toEqual({ ok: false, reason: 'older-transaction' })
  expect(await files()).toEqual(before)
  await reader.query('commit')
  reader.release()
  expect(await scrubAfterExpunge(restored.db)).toEqual({ ok: true })
  const after = await files()
  expect(after.r).not.toBe(before.r)
  expect(after.c).not.toBe(before.c)
})
