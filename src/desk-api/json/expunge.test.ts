import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPassage } from '#articles/find-passage.ts'
import { resolveAddress } from '#articles/resolve-address.ts'
import {
  type ExpungeStand,
  expungeStandSchema,
  type Foreseen,
  foreseenSchema,
} from '#contract/desk-expunge.ts'
import { ledgerFile } from '#expunctions/expunction-ledger.ts'
import { RateTable } from '#rates/rate-table.ts'
import type { Role } from '#staff/accounts.ts'
import { findAuditFault } from '#staff/audit-log.ts'
import {
  anArticle,
  anEdit,
  aParagraph,
  aPublishedArticle,
  aSite,
} from '../../../test/support/builders.ts'
import { aDeskApp } from '../../../test/support/desk-app.ts'
import { aDeskPerson } from '../../../test/support/desk-person.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chapar-expunge-'))
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db)
  const watched = { sources: [], rateTable: async () => new RateTable(), dataDir }
  desk = aDeskApp(database.db, { watched })
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function somebody(role: Role) {
  const { id, call: callDesk } = await aDeskPerson(database.db, desk, role)
  const call = (articleId: string, at: string, body?: unknown) => {
    const method = body === undefined ? 'GET' : 'POST'
    return callDesk(method, `/pieces/${articleId}/expunge${at}`, body)
  }
  const stand = async (articleId: string): Promise<ExpungeStand> =>
    expungeStandSchema.parse((await call(articleId, '')).body)
  const foresee = async (articleId: string, passage: string | null): Promise<Foreseen> =>
    foreseenSchema.parse((await call(articleId, '/foresee', { passage })).body)
  return { id, call, stand, foresee }
}

const secret = 'Saltanat Ordered'
const body = [aParagraph(`On Monday ${secret} spoke.`), aParagraph('It rained.')]

describe('words of a piece', () => {
  it('go when a second person confirms what an owner has ordered, from the order as well', async () => {
    const [owner, editor] = [await somebody('owner'), await somebody('editor')]
    const { articleId } = await aPublishedArticle(database.db, { slug: 'spoken', text: { body } })
    const lower = aParagraph(secret.toLowerCase())
    await anEdit(database.db, articleId, { body: [aParagraph(`${secret} was silent.`), lower] })
    const other = await anArticle(database.db, {
      text: { body: [aParagraph(secret.toUpperCase())] },
    })
    const foreseen = await owner.foresee(articleId, secret)
    // The revision, the working copy, and the versions that were saved of it.
    expect(foreseen.removed).toMatchObject({ texts: 2, versions: 2, notes: 0, addresses: 0 })
    // Letter case counts, in this piece as well.
    expect(foreseen.stays.map((one) => one.articleId)).toEqual([articleId, other])
    expect(foreseen.staysElsewhere).toEqual([])
    expect((await findPassage(database.db, secret)).pieces).toHaveLength(1)

    const order = { passage: secret, reasonClass: 'personal-data', slug: 'spoken' }
    expect((await owner.call(articleId, '', order)).status).toBe(201)
    expect((await findPassage(database.db, secret)).pieces).toHaveLength(1)
    const seen = (await editor.stand(articleId)).order
    expect(seen).toMatchObject({ passage: secret, by: { id: owner.id } })
    expect((await editor.foresee(articleId, secret)).removed).toEqual(foreseen.removed)

    const confirmed = { order: seen?.id, slug: 'spoken' }
    expect(await editor.call(articleId, '/confirm', confirmed)).toEqual({
      status: 200,
      body: { isInLedger: true },
    })
    expect((await findPassage(database.db, secret)).pieces).toEqual([])
    expect((await editor.stand(articleId)).order).toBeNull()
    const { rows } = await database.pool.query(
      `select act, actor, detail::text from audit_log where subject = $1 and act like '%expunge%' order by seq`,
      [articleId],
    )
    expect(rows.map(({ act, actor }) => [act, actor])).toEqual([
      ['article.expunge-ordered', owner.id],
      ['article.expunged', owner.id],
    ])
    expect(rows[1].detail).toContain(editor.id)
    expect(JSON.stringify(rows)).not.toContain('Saltanat')
    expect(await findAuditFault(database.db)).toBeNull()
    const ledger = await readFile(path.join(dataDir, ledgerFile), 'utf8')
    expect(JSON.parse(ledger)).toMatchObject({ articleId, confirmedBy: editor.id })
    const jobs = await database.pool.query(
      `select from graphile_worker.jobs where task_identifier = 'scrub-after-expunge'`,
    )
    expect(jobs.rowCount).toBe(1)
  })

  it('that stay in the piece in another letter case are told with the address that it has', async () => {
    const owner = await somebody('owner')
    const { articleId, path: address } = await aPublishedArticle(database.db, {
      slug: 'bridge-of-sighs',
      text: { headline: 'A Bridge of Sighs', body: [aParagraph('The bridge of sighs is shut.')] },
    })
    const { removed, stays } = await owner.foresee(articleId, 'bridge of sighs')
    expect(removed.addresses).toBeGreaterThan(0)
    expect(stays).toEqual([{ articleId, path: address }])
  })

  it('that are not there, or cannot be looked for, are said so, and nothing is changed', async () => {
    const owner = await somebody('owner')
    const articleId = await anArticle(database.db)
    expect(await owner.call(articleId, '/foresee', { passage: 'Nowhere Atall' })).toMatchObject({
      status: 409,
      body: { code: 'passage-not-found' },
    })
    for (const at of ['/foresee', '']) {
      const asked = { passage: 'a', ...(at === '' && { reasonClass: 'minor', slug: 'x' }) }
      const { status } = await owner.call(articleId, at, asked)
      expect(status, at).toBeGreaterThanOrEqual(409)
    }
    expect((await owner.stand(articleId)).order).toBeNull()
  })
})

describe('a whole piece', () => {
  it('goes, and its address tells readers the sentence of the reason', async () => {
    const [owner, admin] = [await somebody('owner'), await somebody('admin')]
    const { articleId, path: address } = await aPublishedArticle(database.db, { slug: 'whole' })
    const { removed } = await owner.foresee(articleId, null)
    expect(removed).toMatchObject({ texts: 2, versions: 1 })
    const order = { passage: null, reasonClass: 'court-order', slug: 'whole' }
    const placed = await owner.call(articleId, '', order)
    const { readersAreTold } = await admin.stand(articleId)
    const done = await admin.call(articleId, '/confirm', { order: placed.body.id, slug: 'whole' })
    expect(done.status).toBe(200)
    expect(await resolveAddress(database.db, address)).toMatchObject({
      kind: 'gone',
      gone: { state: 'expunged', reason: readersAreTold['court-order'] },
    })
    expect((await admin.call(articleId, '')).body).toMatchObject({ code: 'piece-unknown' })
    const { rowCount } = await database.pool.query('select from expunge_orders')
    expect(rowCount).toBe(0)
  })
})

describe('an order', () => {
  it('is neither placed nor confirmed without the address typed', async () => {
    const [owner, editor] = [await somebody('owner'), await somebody('editor')]
    const articleId = await anArticle(database.db, { slug: 'typed' })
    const order = { passage: null, reasonClass: 'minor' }
    const wrong = { status: 422, body: { code: 'slug-wrong' } }
    expect(await owner.call(articleId, '', { ...order, slug: 'type' })).toMatchObject(wrong)
    const placed = await owner.call(articleId, '', { ...order, slug: 'typed' })
    const given = { order: placed.body.id, slug: 'other' }
    expect(await editor.call(articleId, '/confirm', given)).toMatchObject(wrong)
  })

  it('is not confirmed by who has ordered it, nor one that is not the one that waits', async () => {
    const [owner, editor] = [await somebody('owner'), await somebody('editor')]
    const articleId = await anArticle(database.db, { slug: 'alone' })
    const order = { passage: null, reasonClass: 'minor', slug: 'alone' }
    const { id } = (await owner.call(articleId, '', order)).body
    const confirm = (who: typeof owner, one: string) =>
      who.call(articleId, '/confirm', { order: one, slug: 'alone' })
    expect(await confirm(owner, id)).toMatchObject({
      status: 409,
      body: { code: 'two-persons-needed' },
    })
    expect(await confirm(editor, crypto.randomUUID())).toMatchObject({
      status: 409,
      body: { code: 'order-unknown' },
    })
    // Whoever ordered it is no owner any more: it must not be done in their name.
    await database.pool.query(`update accounts set role = 'editor' where id = $1`, [owner.id])
    expect(await confirm(editor, id)).toMatchObject({ body: { code: 'two-persons-needed' } })
  })

  it('waits alone for its piece, and is ended by either of the two', async () => {
    const [owner, editor] = [await somebody('owner'), await somebody('editor')]
    const articleId = await anArticle(database.db, { slug: 'ended' })
    const order = { passage: null, reasonClass: 'security', slug: 'ended' }
    for (const who of [owner, editor]) {
      const { id } = (await owner.call(articleId, '', order)).body
      expect(await owner.call(articleId, '', order)).toMatchObject({
        status: 409,
        body: { code: 'order-waits' },
      })
      expect((await who.call(articleId, '/cancel', { order: id })).status).toBe(200)
      expect((await owner.stand(articleId)).order).toBeNull()
    }
    const { rows } = await database.pool.query(
      `select actor from audit_log where act = 'article.expunge-cancelled' and subject = $1 order by seq`,
      [articleId],
    )
    expect(rows).toEqual([{ actor: owner.id }, { actor: editor.id }])
  })
})
