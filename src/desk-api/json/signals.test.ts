import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dayStart, newsroomDay } from '#articles/newsroom-day.ts'
import { publishDueArticles } from '#articles/publish-due.ts'
import { scheduleArticle } from '#articles/schedule-article.ts'
import { pieceListSchema, pieceSchema, pieceSignals } from '#contract/desk.ts'
import { type Signals, signalsSchema } from '#contract/desk-signals.ts'
import { transact } from '#platform/database.ts'
import { recordBeat } from '#platform/queue-state.ts'
import type { Role } from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticle, anArticleText, aSite } from '../../../test/support/builders.ts'
import { aDeskApp } from '../../../test/support/desk-app.ts'
import { aDeskPerson } from '../../../test/support/desk-person.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
const ZONE = 'Asia/Bishkek'
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

beforeEach(async () => {
  await database.pool.query('delete from working_copies')
  await database.pool.query('delete from worker_beat')
})

async function somebody(role: Role, app = desk) {
  const { id, call } = await aDeskPerson(database.db, app, role)
  const signals = async (): Promise<Signals> => {
    const { status, body } = await call('GET', '/signals')
    expect(status).toBe(200)
    return signalsSchema.parse(body)
  }
  return { id, call, signals }
}

async function aDraftOf({ call }: Awaited<ReturnType<typeof somebody>>, headline: string) {
  const slug = `piece-${Math.random().toString(36).slice(2)}`
  const given = { edition: 'en', slug, text: anArticleText({ headline }) }
  return pieceSchema.parse((await call('POST', '/pieces', given)).body)
}

const headlines = (of: { items: { headline: string }[] } | null | undefined) =>
  of?.items.map(({ headline }) => headline)

describe('each role', () => {
  it('is told what concerns it, and nothing else', async () => {
    const seen = async (role: Role) => Object.keys(await (await somebody(role)).signals()).sort()
    const mine = ['embargoesToday', 'scheduledToday', 'waitingForMe']
    expect(await seen('contributor')).toEqual(mine)
    const own = [...mine, 'latePublications', 'stuckSchedules'].sort()
    const editing = ['expungeOrders', 'forReview', 'overrides', 'toPublish']
    const machine = ['auditHead', 'disk', 'jobs', 'mails']
    for (const role of ['reporter', 'translator'] as const) {
      expect(await seen(role), role).toEqual(own)
    }
    expect(await seen('records-editor')).toEqual([...own, 'feeds'].sort())
    expect(await seen('editor')).toEqual([...own, ...editing, 'feeds'].sort())
    for (const role of ['admin', 'owner'] as const) {
      expect(await seen(role), role).toEqual([...own, ...editing, ...machine, 'feeds'].sort())
    }
  })
})

describe('a piece', () => {
  it('waits for its writer when it is sent back, until it is submitted again', async () => {
    const [writer, editor] = [await somebody('reporter'), await somebody('editor')]
    const { articleId, version } = await aDraftOf(writer, 'Ferry stopped')
    const at = `/pieces/${articleId}`
    await writer.call('POST', `${at}/submit`, { version })
    expect(headlines((await editor.signals()).forReview?.found)).toEqual(['Ferry stopped'])
    expect((await writer.signals()).waitingForMe?.needsSomebody).toBe(false)
    await editor.call('POST', `${at}/send-back`, { version, note: 'Who says so?' })
    const { waitingForMe } = await writer.signals()
    expect(waitingForMe).toMatchObject({
      needsSomebody: true,
      found: {
        items: [{ why: 'sent-back', note: 'Who says so?', by: { id: editor.id } }],
        more: false,
      },
    })
    expect((await editor.signals()).waitingForMe?.found?.items).toEqual([])
    await writer.call('POST', `${at}/submit`, { version })
    expect((await writer.signals()).waitingForMe?.found?.items).toEqual([])
  })

  it('is listed under what the first page says of it, to those to whom it is said', async () => {
    const [writer, editor] = [await somebody('reporter'), await somebody('editor')]
    const { articleId, version } = await aDraftOf(writer, 'Ferry stopped')
    await aDraftOf(writer, 'Another draft')
    await writer.call('POST', `/pieces/${articleId}/submit`, { version })
    const under = async (who: typeof writer, signal: string) => {
      const { status, body } = await who.call('GET', `/pieces?signal=${signal}`)
      expect(status, signal).toBe(200)
      return headlines({ items: pieceListSchema.parse(body).pieces })
    }
    expect(await under(editor, 'forReview')).toEqual(['Ferry stopped'])
    expect(await under(writer, 'forReview')).toEqual([])
    await editor.call('POST', `/pieces/${articleId}/send-back`, { version, note: 'Who says so?' })
    expect(await under(writer, 'waitingForMe')).toEqual(['Ferry stopped'])
    for (const signal of pieceSignals) {
      const told = (await editor.signals())[signal]?.found
      expect(await under(editor, signal), signal).toHaveLength(told?.items.length ?? 0)
    }
  })

  it('that is approved waits for those who publish, and its writer is told', async () => {
    const [writer, editor] = [await somebody('contributor'), await somebody('editor')]
    const { articleId, version } = await aDraftOf(writer, 'Bridge opens')
    await editor.call('POST', `/pieces/${articleId}/approve`, { version })
    expect(headlines((await editor.signals()).toPublish?.found)).toEqual(['Bridge opens'])
    const { waitingForMe } = await writer.signals()
    expect(waitingForMe?.found?.items).toMatchObject([{ why: 'approved', note: null }])
    await editor.call('POST', `/pieces/${articleId}/publish`, { version })
    expect(headlines((await editor.signals()).toPublish?.found)).toEqual([])
  })

  it('of which the embargo ends today, or that is to come today, is told by the newsroom’s day', async () => {
    const writer = await somebody('reporter')
    const today = dayStart(ZONE, newsroomDay(ZONE, new Date())).getTime()
    const hours = (count: number) => new Date(today + count * 3600_000)
    const set = async (headline: string, publishAt: Date, embargoUntil: Date) => {
      const { articleId } = await aDraftOf(writer, headline)
      await database.pool.query(
        `update working_copies set desk_state = 'scheduled', publish_at = $2, embargo_until = $3
        where article_id = $1`,
        [articleId, publishAt, embargoUntil],
      )
    }
    await set('Last second', hours(23.99), hours(23.99))
    await set('First second', hours(0), hours(0))
    await set('Tomorrow', hours(24), hours(24))
    await set('Yesterday', hours(-0.01), hours(-0.01))
    const told = await writer.signals()
    for (const timed of [told.scheduledToday, told.embargoesToday]) {
      expect(timed?.found?.items.map(({ piece }) => piece.headline)).toEqual([
        'First second',
        'Last second',
      ])
    }
    expect((await (await somebody('contributor')).signals()).scheduledToday?.found?.items).toEqual(
      [],
    )
  })
})

describe('what was not published at its hour', () => {
  it('is told with its reason, and what came late with both moments', async () => {
    const [editor, contributor] = [await somebody('editor'), await somebody('contributor')]
    const { articleId } = await aDraftOf(editor, 'Waited in vain')
    await database.pool.query(
      `update working_copies set desk_state = 'scheduled', publish_at = now() - interval '1 hour',
        stuck_because = 'headline-missing' where article_id = $1`,
      [articleId],
    )
    const told = await editor.signals()
    expect(told.stuckSchedules?.found?.items).toMatchObject([
      { articleId, headline: 'Waited in vain', why: 'It has no headline.' },
    ])
    expect(told.latePublications).toMatchObject({ needsSomebody: false, problem: null })
    expect(await contributor.signals()).not.toHaveProperty('stuckSchedules')
    const dueAt = new Date(Date.now() - 3600_000)
    const late = await anArticle(database.db, { text: { headline: 'Came an hour late' } })
    await transact(database.db, (tx) =>
      scheduleArticle(tx, { actor: operator, articleId: late, publishAt: dueAt }),
    )
    expect(await publishDueArticles(database.db, new Date())).toContain(late)
    const { latePublications } = await editor.signals()
    expect(latePublications?.needsSomebody).toBe(true)
    const shown = latePublications?.found?.items.find((one) => one.articleId === late)
    expect(shown).toMatchObject({ headline: 'Came an hour late', dueAt: dueAt.toISOString() })
    expect(Date.parse(shown?.publishedAt ?? '')).toBeGreaterThan(dueAt.getTime() + 3500_000)
    expect(await contributor.signals()).not.toHaveProperty('latePublications')
  })
})

describe('the machine', () => {
  it('is told to be silent where no worker was ever seen, and not where one just was', async () => {
    const admin = await somebody('admin')
    expect((await admin.signals()).jobs).toMatchObject({
      needsSomebody: true,
      found: { workerSeenAt: null, isWorkerSilent: true },
    })
    await recordBeat(database.db)
    expect((await admin.signals()).jobs).toMatchObject({
      needsSomebody: false,
      found: { isWorkerSilent: false, kinds: [] },
    })
  })

  it('tells jobs that are overdue and given up, and mails that did not go', async () => {
    const admin = await somebody('admin')
    const job = async (name: string, more: string) => {
      const at = `run_at => now() - interval '1 hour'`
      const { rows } = await database.pool.query(
        `select id from graphile_worker.add_job('${name}', ${at})`,
      )
      const change = `update graphile_worker._private_jobs set ${more} where id = $1`
      await database.pool.query(change, [rows[0].id])
    }
    await job('index-article', 'attempts = 0')
    await job('mail-entry-link', `attempts = max_attempts, last_error = E'refused\\nat line 3'`)
    await job(
      'mail-audit-head',
      `attempts = 1, last_error = 'refused', run_at = now() + interval '1 hour'`,
    )
    const { jobs, mails } = await admin.signals()
    expect(jobs?.found?.kinds).toMatchObject([
      { name: 'index-article', overdue: 1, retrying: 0, failed: 0 },
      { name: 'mail-audit-head', overdue: 0, retrying: 1, failed: 0 },
      { name: 'mail-entry-link', overdue: 0, retrying: 0, failed: 1, lastError: 'refused' },
    ])
    expect(mails).toMatchObject({ needsSomebody: true, found: { waiting: 1, failed: 1 } })
    await database.pool.query(
      'select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))',
    )
  })

  it('tells when the head of the audit log has not gone out for more than a day', async () => {
    const sending = aDeskApp(database.db, { hasMail: true })
    const owner = await somebody('owner', sending)
    const head = async () => (await owner.signals()).auditHead
    expect(await head()).toMatchObject({ needsSomebody: false, found: { mailedAt: null } })
    const mailed = (ago: string) =>
      database.pool.query(
        `insert into audit_head_mails (at, entry, owners) values (now() - $1::interval, 1, 1)`,
        [ago],
      )
    await mailed('3 days')
    expect(await head()).toMatchObject({ needsSomebody: true, found: { mailedEntry: 1 } })
    await mailed('2 hours')
    expect(await head()).toMatchObject({ needsSomebody: false })
    // Without a server for mails nothing is expected of it.
    await database.pool.query('delete from audit_head_mails')
  })

  it('says so of what it cannot find out, beside all the rest', async () => {
    const broken = aDeskApp(database.db, {
      watched: {
        // biome-ignore lint/suspicious/noExplicitAny: only that there is one matters
        sources: [{ code: 'nbk' } as any],
        rateTable: () => Promise.reject(new Error('the rates cannot be read')),
        dataDir: '/nowhere/at/all',
      },
    })
    const { feeds, disk, auditHead } = await (await somebody('owner', broken)).signals()
    for (const signal of [feeds, disk]) {
      expect(signal).toMatchObject({ found: null, needsSomebody: true })
      expect(signal?.problem).toMatch(/could not be found out/)
    }
    expect(auditHead?.found?.entries).toBeGreaterThan(0)
  })
})
