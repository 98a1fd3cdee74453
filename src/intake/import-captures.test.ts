import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expungeArticle, expungePassage } from '#articles/expunge.ts'
import { publishArticle } from '#articles/publish-article.ts'
import { resolveAddress } from '#articles/resolve-address.ts'
import type { Db } from '#platform/database.ts'
import { transact } from '#platform/database.ts'
import { findAuditFault, operator } from '#staff/audit-log.ts'
import { anAccount, aSite } from '../../test/support/builders.ts'
import { aPieceAbout, type CaptureToWrite, captureText } from '../../test/support/capture-text.ts'
import { aReaderApp } from '../../test/support/reader-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { listCaptureFiles } from './capture-files.ts'
import type { FileLine } from './capture-report.ts'
import { importCaptures } from './import-captures.ts'

const database = useTestDatabase()
type Run = Parameters<typeof importCaptures>[2]

let folder = ''
let town = 0
/** A name that no other piece of this file has. */
const newTown = () =>
  `Town${String.fromCharCode(65 + (town++ % 26))}${'abcdefgh'[Math.floor(town / 26)]}`

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-import-'))
  if (town === 0) await aSite(database.db)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const private_: Run = {
  ...{ actor: operator, edition: 'en', sectionId: null, date: null, origin: '', rights: null },
  ...{ publish: false, dryRun: false, now: new Date('2026-11-20T08:00:00Z') },
}
const public_: Run = {
  ...private_,
  ...{ publish: true, rights: 'licensed', origin: 'The Valley Gazette' },
}

async function importAll(paths: string[], run: Run = private_, db: Db = database.db) {
  const lines: FileLine[] = []
  for await (const line of importCaptures(db, await listCaptureFiles(paths), run)) lines.push(line)
  return lines
}

/** Writes a capture and imports it. */
async function importCapture(capture: CaptureToWrite | string, run: Run = private_) {
  const file = path.join(folder, `${newTown()}.txt`)
  await writeFile(file, typeof capture === 'string' ? capture : captureText(capture))
  const [line] = await importAll([file], run)
  if (!line || line.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(line)}`)
  return { ...line, first: line.pieces[0], file }
}

const sightingsOf = (articleId: string) =>
  database.db
    .selectFrom('sightings')
    .select(['completeness'])
    .where('article_id', '=', articleId)
    .execute()

const workingCopyOf = (articleId: string) =>
  database.db
    .selectFrom('working_copies')
    .selectAll()
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow()

const rowsOf = async (table: 'captures' | 'articles' | 'sightings' | 'audit_log' | 'events') => {
  const { count } = database.db.fn
  const row = await database.db
    .selectFrom(table)
    .select(count<string>('sightings' === table ? 'position' : sqlKey[table]).as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
const sqlKey = { captures: 'sha256', articles: 'id', audit_log: 'seq', events: 'seq' } as const

const idOf = (line: { articleId: string | null } | undefined) => {
  if (!line?.articleId) throw new Error('there is no piece')
  return line.articleId
}

describe('storing a capture', () => {
  it('makes a private draft of each whole piece, and keeps reading and rates with the capture', async () => {
    const [one, other] = [aPieceAbout(newTown()), aPieceAbout(newTown())]
    const rates = ['KGS/USD = 0.01144 0%', 'UZS/USD = 0.00008 -0%', 'TJS/USD = 0.10879 -0.18%']
    const line = await importCapture({ day: '15 December 2025', rates, pieces: [one, other] })
    expect(line).toMatchObject({
      ...{ outcome: 'stored', siteDate: '2025-12-15', encoding: 'utf-8', rates: 3 },
      pieces: [
        { headline: one.headline, outcome: 'draft' },
        { headline: other.headline, outcome: 'draft' },
      ],
    })
    const id = idOf(line.first)
    const copy = await workingCopyOf(id)
    expect(copy).toMatchObject({ headline: one.headline, dateline: '', desk_state: 'draft' })
    expect(copy.slug).toMatch(/^clerk-of-town\w+-walks-home-through-the-snow$/)
    expect(copy.body).toMatchObject(one.paragraphs.map((text) => ({ type: 'paragraph', text })))
    const { db } = database
    const article = await db
      .selectFrom('articles')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    expect(article).toMatchObject({
      ...{ public_state: 'never', rights: null, recovered_from: '', recovered_day: '2025-12-15' },
      ...{ dated_from: null, dated_to: '2025-12-15', dated_basis: 'not-after-capture' },
    })
    const kept = await db.selectFrom('capture_rates').selectAll().orderBy('position').execute()
    expect(kept.map((rate) => `${rate.pair} = ${rate.value_text} ${rate.change_text}`)).toEqual(
      rates,
    )
    expect(await db.selectFrom('rate_observations').selectAll().execute()).toEqual([])
    expect(await findAuditFault(db)).toBeNull()
  })

  it('a second time changes nothing, whatever the file is called now', async () => {
    const capture = { day: '15 December 2025', pieces: [aPieceAbout(newTown())] }
    await importCapture(capture)
    const counts = () => Promise.all([rowsOf('articles'), rowsOf('audit_log'), rowsOf('captures')])
    const before = await counts()
    expect(await importCapture(capture)).toMatchObject({ outcome: 'already-there', pieces: [] })
    expect(await counts()).toEqual(before)
  })

  it('tried out, it tells the same and keeps nothing', async () => {
    const piece = aPieceAbout(newTown())
    const text = captureText({ pieces: [piece] })
    const [a, b] = [path.join(folder, 'a.txt'), path.join(folder, 'b.txt')]
    for (const file of [a, b]) await writeFile(file, text)
    const before = [await rowsOf('captures'), await rowsOf('events')]
    const lines = await importAll([folder], { ...public_, dryRun: true })
    expect(lines).toMatchObject([
      { outcome: 'stored', pieces: [{ outcome: 'published' }] },
      { outcome: 'already-there' },
    ])
    expect([await rowsOf('captures'), await rowsOf('events')]).toEqual(before)
  })

  it('a dateline stands apart, and list items and subheads keep their kind', async () => {
    const headline = 'Dyers of Osh Share Out the Water of the Mill'
    const [text = '', after = '', last = ''] = aPieceAbout(newTown()).paragraphs
    const paragraphs = [
      `OSH (VG) — ${text}`,
      'Who Gets What',
      after,
      '- A vat of red',
      '- Two vats of blue',
      last,
    ]
    const { first } = await importCapture({ pieces: [{ headline, paragraphs }] })
    const copy = await workingCopyOf(idOf(first))
    expect(copy.dateline).toBe('OSH (VG)')
    expect(copy.body).toMatchObject([
      { type: 'paragraph', text },
      { type: 'heading', level: 2, text: 'Who Gets What' },
      { type: 'paragraph', text: after },
      { type: 'list', items: [{ text: 'A vat of red' }, { text: 'Two vats of blue' }] },
      { type: 'paragraph', text: last },
    ])
  })
})

describe('the same piece in several captures', () => {
  it('is one article with several sightings, whatever quotes and breaks the pages have', async () => {
    const piece = aPieceAbout(newTown())
    const { first } = await importCapture({ day: '09 November 2019', pieces: [piece] })
    const [one = '', two = '', ...rest] = piece.paragraphs
    const again = {
      headline: `${piece.headline} `,
      paragraphs: [`${one} ${two}`.replaceAll('’', '´'), ...rest],
    }
    const second = await importCapture({ day: '16 November 2019', pieces: [again] })
    expect(second.first).toMatchObject({ outcome: 'known', articleId: first?.articleId })
    expect(await sightingsOf(idOf(first))).toHaveLength(2)
  })

  it('in a fuller copy goes into the working copy, and readers see nothing of it', async () => {
    const about = newTown()
    const short = await importCapture({ pieces: [aPieceAbout(about, 3)] }, public_)
    const id = idOf(short.first)
    const before = await workingCopyOf(id)
    const long = await importCapture({ pieces: [aPieceAbout(about, 5)] }, public_)
    expect(long.first).toMatchObject({ outcome: 'fuller', articleId: id })
    const after = await workingCopyOf(id)
    expect(after.version).toBe(before.version + 1)
    expect(after.body).toHaveLength(5)
    expect((after.body as unknown[]).slice(0, 3)).toEqual(before.body)
    const shown = await resolveAddress(database.db, short.first?.path ?? '')
    expect(shown).toMatchObject({ article: { publishedNumber: 1, text: { body: { length: 3 } } } })
  })

  it('in a fuller copy is left in its capture where somebody works on the piece', async () => {
    const about = newTown()
    const { first } = await importCapture({ pieces: [aPieceAbout(about, 3)] })
    const editor = { accountId: await anAccount(database.db) }
    await database.db
      .updateTable('working_copies')
      .set({ updated_by: editor.accountId, headline: 'Edited' })
      .where('article_id', '=', idOf(first))
      .execute()
    const long = await importCapture({ pieces: [aPieceAbout(about, 5)] }, public_)
    expect(long.first).toMatchObject({ outcome: 'fuller-left', articleId: first?.articleId })
    expect(await workingCopyOf(idOf(first))).toMatchObject({ headline: 'Edited' })
  })

  it('with other words is reported, and left in its capture', async () => {
    const piece = aPieceAbout(newTown())
    const { first } = await importCapture({ pieces: [piece] })
    const changed = piece.paragraphs.map((text) => text.replace('midnight', 'dawn'))
    const second = await importCapture({ pieces: [{ ...piece, paragraphs: changed }] }, public_)
    expect(second.first).toMatchObject({ outcome: 'conflict', articleId: first?.articleId })
    const other = { ...aPieceAbout(newTown()), headline: piece.headline }
    const third = await importCapture({ pieces: [other] }, public_)
    expect(third.first).toMatchObject({ outcome: 'conflict', articleId: first?.articleId })
    expect(await sightingsOf(idOf(first))).toHaveLength(1)
  })

  it('cut off is never published, and is a sighting of the whole piece once that comes', async () => {
    const piece = aPieceAbout(newTown())
    const end = `${piece.headline}\n\n${piece.paragraphs[0]?.slice(0, 140)}`
    const cut = await importCapture({ pieces: [aPieceAbout(newTown())], end }, public_)
    expect(cut.pieces).toMatchObject([{ outcome: 'published' }, { outcome: 'cut', path: null }])
    const whole = await importCapture({ pieces: [piece] }, public_)
    expect(whole.first).toMatchObject({ outcome: 'published' })
    expect(await sightingsOf(idOf(whole.first))).toHaveLength(2)
  })

  it('as a teaser is a sighting of the whole piece', async () => {
    const piece = aPieceAbout(newTown())
    const { first } = await importCapture({ pieces: [piece] })
    const clipped = `${piece.paragraphs[0]?.slice(0, 150)}...`
    const teaser = { headline: piece.headline, paragraphs: [clipped] }
    const line = await importCapture({ pieces: [teaser, aPieceAbout(newTown())] }, public_)
    expect(line.first).toMatchObject({ outcome: 'known', articleId: first?.articleId })
    expect(await sightingsOf(idOf(first))).toEqual([
      { completeness: 'whole' },
      { completeness: 'teaser' },
    ])
  })

  it('taken in by two imports at once is one article', async () => {
    const piece = aPieceAbout(newTown())
    const files = ['09 November 2019', '10 November 2019', '11 November 2019'].map(
      (day) => [path.join(folder, `${day}.txt`), captureText({ day, pieces: [piece] })] as const,
    )
    for (const [file, text] of files) await writeFile(file, text)
    const runs = await Promise.all([
      importAll([folder], public_),
      importAll([folder], public_),
      importAll([folder], public_),
    ])
    const stored = runs.flat().filter(({ outcome }) => outcome === 'stored')
    expect(stored).toHaveLength(3)
    const { db } = database
    const drafts = await db
      .selectFrom('working_copies')
      .select('article_id')
      .where('headline', '=', piece.headline)
      .execute()
    expect(drafts).toHaveLength(1)
    expect(await sightingsOf(drafts[0]?.article_id ?? '')).toHaveLength(3)
  })
})

describe('publishing what was captured', () => {
  const page = async (address: string | null | undefined) => {
    const response = await aReaderApp(database.db).request(address ?? '/none')
    return response.text()
  }

  it('shows rights and origin, and stands at /recovered, outside latest and feeds', async () => {
    const day = '15 December 2025'
    const { first } = await importCapture({ day, pieces: [aPieceAbout(newTown())] }, public_)
    expect(first?.path).toMatch(/^\/recovered\/clerk-of-town/)
    const html = await page(first?.path)
    expect(html).toContain('Recovered from a capture of 15 December 2025 (The Valley Gazette).')
    expect(html).toContain('Printed here under licence.')
    expect(html).toContain('Undated; not later than 15 December 2025')
    expect(html).not.toContain('datePublished')
    for (const listing of ['/', '/archive/2025/12/15', '/archive/2025']) {
      expect(await page(listing)).not.toContain(first?.path)
    }
  })

  it('takes the day that the operator gives', async () => {
    const capture = { day: '15 December 2025', pieces: [aPieceAbout(newTown())] }
    const { first } = await importCapture(capture, { ...public_, date: '2025-08-18' })
    expect(first?.path).toMatch(/^\/2025\/08\/18\/clerk-of-town/)
    expect(await page('/archive/2025/08/18')).toContain(first?.path)
  })

  it('takes the day and the name that are printed beside a piece', async () => {
    const piece = aPieceAbout(newTown())
    const paragraphs = ['18 August 2025', 'By Aigul Example', ...piece.paragraphs]
    const pieces = [{ ...piece, paragraphs }, aPieceAbout(newTown())]
    const { first } = await importCapture({ day: '15 December 2025', pieces }, public_)
    expect(first?.path).toMatch(/^\/2025\/08\/18\/clerk-of-town/)
    expect(await resolveAddress(database.db, first?.path ?? '')).toMatchObject({
      article: {
        day: { from: '2025-08-18', to: '2025-08-18', basis: 'stated' },
        text: { bylines: [{ name: 'Aigul Example', slug: 'aigul-example' }] },
      },
    })
  })

  it('does not believe a day that is later than the capture', async () => {
    const piece = aPieceAbout(newTown())
    const paragraphs = ['18 August 2026', ...piece.paragraphs]
    const pieces = [{ ...piece, paragraphs }, aPieceAbout(newTown())]
    const { first } = await importCapture({ day: '15 December 2025', pieces }, public_)
    expect(first?.path).toMatch(/^\/recovered\//)
  })

  it('publishes afterwards what was stored as drafts, but not what somebody works on', async () => {
    const capture = {
      day: '15 December 2025',
      pieces: [aPieceAbout(newTown()), aPieceAbout(newTown())],
    }
    const stored = await importCapture(capture)
    const edited = idOf(stored.pieces[1])
    const editor = await anAccount(database.db)
    await database.db
      .updateTable('working_copies')
      .set({ updated_by: editor })
      .where('article_id', '=', edited)
      .execute()
    const published = await importCapture(capture, public_)
    expect(published).toMatchObject({
      outcome: 'already-there',
      pieces: [{ outcome: 'published', articleId: stored.first?.articleId }],
    })
    expect(await importCapture(capture, public_)).toMatchObject({ pieces: [] })
  })

  it('of two captures the earlier one bounds the day', async () => {
    const pieces = [aPieceAbout(newTown())]
    await importCapture({ day: '08 December 2025', pieces })
    const { first } = await importCapture({ day: '15 December 2025', pieces }, public_)
    expect(await page(first?.path)).toContain('Undated; not later than 8 December 2025')
  })

  it('a draft without rights is not published by anybody', async () => {
    const { first } = await importCapture({ pieces: [aPieceAbout(newTown())] })
    const publication = { actor: operator, articleId: idOf(first) }
    await expect(
      transact(database.db, (tx) => publishArticle(tx, publication)),
    ).rejects.toMatchObject({ code: 'rights-unknown' })
  })

  it('does not bring back what was withdrawn or killed', async () => {
    const about = newTown()
    const { first } = await importCapture({ pieces: [aPieceAbout(about)] })
    await database.db
      .updateTable('articles')
      .set({ public_state: 'killed' })
      .where('id', '=', idOf(first))
      .execute()
    const again = await importCapture({ pieces: [aPieceAbout(about, 5)] }, public_)
    expect(again.first).toMatchObject({ outcome: 'fuller-left', articleId: first?.articleId })
  })
})

describe('what was expunged', () => {
  const order = async (articleId: string) => {
    const { db } = database
    const owner = { accountId: await anAccount(db, { role: 'owner' }) }
    const second = { accountId: await anAccount(db, { role: 'editor' }) }
    return { owner, second, articleId, reasonClass: 'personal-data' as const }
  }
  const holds = async (words: string) => {
    const { db } = database
    const captures = await db.selectFrom('captures').selectAll().execute()
    const copies = await db.selectFrom('working_copies').selectAll().execute()
    return JSON.stringify([captures, copies]).includes(words)
  }

  it('a passage is cut from captures that come in, and the same capture is already there', async () => {
    const piece = aPieceAbout(newTown())
    const secret = 'Zulfiya Importova'
    const told = {
      ...piece,
      paragraphs: [
        ...piece.paragraphs,
        `This was seen by ${secret}, who lives next to the mill and knows the clerk.`,
      ],
    }
    const capture = { day: '09 November 2019', pieces: [told] }
    const { first } = await importCapture(capture)
    const expunction = await order(idOf(first))
    await transact(database.db, (tx) => expungePassage(tx, { ...expunction, passage: secret }))
    expect(await importCapture(capture)).toMatchObject({ outcome: 'already-there' })
    expect(await holds(secret)).toBe(false)
    const elsewhere = await importCapture({ day: '16 November 2019', pieces: [told] })
    expect(elsewhere.first).toMatchObject({ outcome: 'known', articleId: first?.articleId })
    expect(await holds(secret)).toBe(false)
  })

  it('a capture that holds a sentence of a piece expunged as a whole is refused', async () => {
    const piece = aPieceAbout(newTown())
    const capture = { day: '09 November 2019', pieces: [piece] }
    const { first, file } = await importCapture(capture)
    const expunction = await order(idOf(first))
    await transact(database.db, (tx) => expungeArticle(tx, expunction))
    expect(await importAll([file])).toMatchObject([
      { outcome: 'refused', reason: 'capture-expunged' },
    ])
    const teaser = path.join(folder, 'teaser.txt')
    await writeFile(teaser, captureText({ pieces: [aPieceAbout(newTown())], end: piece.headline }))
    expect(await importAll([teaser])).toMatchObject([{ reason: 'capture-expunged' }])
    expect(await holds(piece.headline)).toBe(false)
  })
})
