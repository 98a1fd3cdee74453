import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ArticleText, articleTextSchema } from '#contract/article.ts'
import { bodySchema } from '#contract/body.ts'
import { transact } from '#platform/database.ts'
import { lastEventSeq } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { findAuditFault, operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  aLinkTo,
  anAccount,
  anArticle,
  anArticleText,
  anEdit,
  aParagraph,
  aPublishedArticle,
  aSite,
  aTable,
  twoPersons,
} from '../../test/support/builders.ts'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findByline } from './bylines.ts'
import { expungeArticle, expungePassage, type PassageToExpunge } from './expunge.ts'
import { listColumnsHolding } from './expunging/database-words.fixture.ts'
import { findPassage } from './find-passage.ts'
import { placeAnchor } from './place-anchor.ts'
import { publishArticle } from './publish-article.ts'
import { textDigest, textFromRow } from './reading/article-text.ts'
import { addRedirect } from './redirects.ts'
import { resolveAddress } from './resolve-address.ts'
import { saveWorkingCopy } from './save-working-copy.ts'
import { articleTag } from './tags.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
let persons: Awaited<ReturnType<typeof twoPersons>>
beforeAll(async () => {
  await aSite(database.db)
  persons = await twoPersons(database.db)
})

function expunge(articleId: string, passage: string, other: Partial<PassageToExpunge> = {}) {
  const order = { ...persons, articleId, passage, reasonClass: 'personal-data' as const }
  return transact(database.db, (tx) => expungePassage(tx, { ...order, ...other }))
}

function expungeWhole(articleId: string) {
  const order = { ...persons, articleId, reasonClass: 'court-order' as const }
  return transact(database.db, (tx) => expungeArticle(tx, order))
}

async function textsOf(articleId: string): Promise<{ text: ArticleText; digest: string }[]> {
  const rows = await database.db
    .selectFrom('revisions')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    text: textFromRow({ ...row, bylines: row.bylines_as_printed }),
    digest: row.digest,
  }))
}

async function aCapture(text: string, articleId: string, name = 'front-page.txt') {
  const sha256 = Buffer.from(text).toString('hex').padEnd(64, '0').slice(-64)
  await database.db
    .insertInto('captures')
    .values({
      sha256,
      name,
      text,
      encoding: 'utf-8',
      reading: JSON.stringify({ items: [{ headline: text, parts: [text] }] }),
      parser_version: 1,
    })
    .execute()
  const sighting = { capture_sha256: sha256, position: 0, article_id: articleId }
  await database.db
    .insertInto('sightings')
    .values({ ...sighting, digest: 'of the text', completeness: 'whole', verdict: 'draft' })
    .execute()
}

async function aRefusal(file: string) {
  const run_id = newId()
  const run = { id: run_id, wishes: JSON.stringify({}), files: 1 }
  await database.db.insertInto('import_runs').values(run).execute()
  await database.db
    .insertInto('import_refusals')
    .values({ run_id, position: 1, file, reason: 'capture-binary' })
    .execute()
}

/** A piece that names the passage wherever a piece can: twice printed, saved, anchored, captured. */
async function aPieceNaming(passage: string) {
  const byline = await aByline(database.db, passage)
  const named = aParagraph(`The court heard ${passage} on Monday, who spoke for an hour.`)
  const text = {
    headline: `${passage} is heard`,
    standfirst: `${passage} spoke`,
    sourcesNote: `Minutes, with ${passage}`,
    bylines: [byline],
    body: [named, aTable([['Name'], [passage]]), aLinkTo('https://example.org/', passage)],
  }
  const slug = passage.toLowerCase().replace('.', '').replaceAll(' ', '-')
  const { articleId, path } = await aPublishedArticle(database.db, { slug, text })
  const [revision] = await database.db
    .selectFrom('revisions')
    .select('id')
    .where('article_id', '=', articleId)
    .execute()
  const start = named.text.indexOf('heard')
  await transact(database.db, (tx) =>
    placeAnchor(tx, {
      ...{ articleId, revisionId: revision?.id ?? '', blockId: named.id },
      ...{ start, end: start + 10 },
    }),
  )
  await aCorrection(database.db, articleId, {
    publicNote: `We misspelled ${passage}.`,
    text: { ...text, body: [aParagraph(`Later ${passage} left.`), named] },
  })
  await aCorrection(database.db, articleId, { text: { body: [aParagraph('It is over.')] } })
  await anEdit(database.db, articleId, text)
  const captured = `${passage.replace(' ', '\n  ')} is heard. On Monday all was calm there.`
  await aCapture(captured, articleId, `${passage}.txt`)
  await aRefusal(`${passage}.png`)
  return { articleId, path, namedId: named.id }
}

describe('expunging a passage', () => {
  it('leaves it nowhere in the database, and a tombstone without it', async () => {
    const { articleId } = await aPieceNaming('Aigul Testova')
    await transact(database.db, (tx) =>
      withdrawArticle(tx, { actor: operator, articleId, reason: 'Aigul Testova asked for it' }),
    )
    expect((await listColumnsHolding(database.db, 'Aigul Testova')).length).toBeGreaterThan(12)
    const done = await expunge(articleId, ' Aigul  Testova')
    expect(done).toMatchObject({ ok: true, expunction: { scope: 'passage', length: 13 } })
    for (const words of ['Aigul Testova', 'Testova', 'aigul-testova']) {
      expect(await listColumnsHolding(database.db, words)).toEqual([])
    }
    const tombstones = await database.db
      .selectFrom('expunctions')
      .selectAll()
      .where('article_id', '=', articleId)
      .execute()
    expect(tombstones).toMatchObject([
      {
        ordered_by: persons.owner.accountId,
        confirmed_by: persons.second.accountId,
        passage_length: 13,
      },
    ])
    expect(await findAuditFault(database.db)).toBeNull()
  })

  it('keeps the rest: block ids, other words, and texts that pass the checks', async () => {
    const { articleId, namedId } = await aPieceNaming('Bolat Sampleev')
    await expunge(articleId, 'Bolat Sampleev')
    const texts = await textsOf(articleId)
    expect(texts[0]?.text.headline).toBe('[…] is heard')
    expect(texts[0]?.text.body[0]).toMatchObject({
      id: namedId,
      text: 'The court heard […] on Monday, who spoke for an hour.',
    })
    for (const { text, digest } of texts) {
      expect(articleTextSchema.parse(text)).toEqual(text)
      expect(digest).toBe(textDigest(text))
    }
  })

  it('makes the anchors fit', async () => {
    const { articleId, namedId } = await aPieceNaming('Cholpon Mockova')
    await expunge(articleId, 'Cholpon Mockova')
    const places = await database.db
      .selectFrom('anchor_places as place')
      .innerJoin('revisions as r', 'r.id', 'place.revision_id')
      .selectAll('place')
      .select('r.body')
      .where('r.article_id', '=', articleId)
      .orderBy('r.number')
      .execute()
    expect(places.map(({ status }) => status)).toEqual(['held', 'held', 'lost'])
    for (const place of places.slice(0, 2)) {
      const block = bodySchema.parse(place.body).find(({ id }) => id === namedId)
      const text = block?.type === 'paragraph' ? block.text : ''
      expect(place.exact).toBe('heard […]')
      expect(text.slice(place.start_offset, place.end_offset)).toBe(place.exact)
    }
    expect(places[2]).toMatchObject({ exact: 'heard […]', suffix: places[1]?.suffix })
  })

  it('reaches the other editions of the work, and no other piece', async () => {
    const { articleId } = await aPieceNaming('Damir Exampleov')
    const { work_id: workId } = await database.db
      .selectFrom('articles')
      .select('work_id')
      .where('id', '=', articleId)
      .executeTakeFirstOrThrow()
    await database.db
      .insertInto('site_editions')
      .values({ edition: 'ru', name: 'Газета', tagline: '', position: 2 })
      .execute()
    const headline = 'Суд: Damir Exampleov'
    const other = { edition: 'ru' as const, workId, origin: 'translation' as const }
    const translated = await anArticle(database.db, { ...other, text: { headline } })
    const elsewhere = await anArticle(database.db, { text: { headline } })
    await expunge(articleId, 'Damir Exampleov')
    const copies = await database.db
      .selectFrom('working_copies')
      .select(['article_id', 'headline'])
      .where('article_id', 'in', [translated, elsewhere])
      .execute()
    expect(copies.find((copy) => copy.article_id === translated)?.headline).toBe('Суд: […]')
    expect(copies.find((copy) => copy.article_id === elsewhere)?.headline).toBe(headline)
  })

  it('forgets an address that told of it', async () => {
    const { articleId, path } = await aPieceNaming('Elnura Trialova')
    await expunge(articleId, 'Elnura Trialova')
    expect(await resolveAddress(database.db, path)).toBeNull()
    const { path: renamed } = await database.db
      .selectFrom('addresses')
      .select('path')
      .where('article_id', '=', articleId)
      .executeTakeFirstOrThrow()
    expect(renamed).toMatch(/\/expunged(-\d)?$/)
    expect(await resolveAddress(database.db, renamed)).toMatchObject({ kind: 'article' })
  })

  it('leaves no trace of a redirect that told of it', async () => {
    const { db } = database
    const { articleId, path } = await aPublishedArticle(db, { text: { headline: 'Eva Redirova' } })
    const order = { actor: operator, from: '/old/eva-redirova', to: path }
    await transact(db, (tx) => addRedirect(tx, order))
    await expunge(articleId, 'Eva Redirova')
    expect(await listColumnsHolding(db, 'eva-redirova')).toEqual([])
    expect(await resolveAddress(db, '/old/eva-redirova')).toBeNull()
    expect(await findAuditFault(db)).toBeNull()
  })

  it('removes a byline that names it, once no other piece is public under it', async () => {
    const { db } = database
    const one = await aByline(db, 'Emil Nameov')
    const text = { bylines: [one] }
    const first = await aPublishedArticle(db, { text })
    const other = await aPublishedArticle(db, { text })
    const seq = await lastEventSeq(db)
    expect(await expunge(first.articleId, 'Emil Nameov')).toMatchObject({ removed: { bylines: 0 } })
    expect(await findByline(db, one.slug)).not.toBeNull()
    const { bylines } = await findPassage(db, 'Emil Nameov')
    expect(bylines).toEqual([{ slug: one.slug, name: 'Emil Nameov' }])
    await expunge(other.articleId, 'Emil Nameov')
    expect(await findByline(db, one.slug)).toBeNull()
    const events = await listEventsAfter(db, seq)
    expect(events.at(-1)?.tags).toContain(`listing:en:byline:${one.bylineId}`)
  })

  it('tells the caches which pages showed it', async () => {
    const { articleId } = await aPieceNaming('Farhod Pruva')
    const seq = await lastEventSeq(database.db)
    await expunge(articleId, 'Farhod Pruva')
    const events = await listEventsAfter(database.db, seq)
    expect(events).toMatchObject([{ name: 'article.expunged', subject: articleId }])
    expect(events[0]?.tags).toEqual(expect.arrayContaining([articleTag(articleId)]))
    expect(events[0]?.tags.some((tag) => tag.startsWith('listing:en:latest'))).toBe(true)
  })

  it('done once more changes nothing and gives the same tombstone', async () => {
    const { articleId } = await aPieceNaming('Gulnara Versuch')
    const first = await expunge(articleId, 'Gulnara Versuch')
    const seq = await lastEventSeq(database.db)
    expect(first).toMatchObject({ ok: true, removed: { bylines: 1, captures: 1 } })
    const again = await expunge(articleId, 'Gulnara Versuch')
    expect(again).toMatchObject({ removed: { texts: 0, bylines: 0, captures: 0 } })
    expect(again.ok && again.expunction).toEqual(first.ok && first.expunction)
    expect(await lastEventSeq(database.db)).toBe(seq)
  })

  it('says when the passage is not there', async () => {
    const articleId = await anArticle(database.db)
    const nobody = await expunge(articleId, 'Nobody Atall')
    expect(nobody).toEqual({ ok: false, reason: 'not-found' })
    const { rows } = await sql`select from expunctions where article_id = ${articleId}`.execute(
      database.db,
    )
    expect(rows).toEqual([])
  })

  it('keeps an editor who has the old words open from saving them again', async () => {
    const articleId = await anArticle(database.db, { text: { headline: 'Hakim Probe is here' } })
    await expunge(articleId, 'Hakim Probe')
    const text = anArticleText({ headline: 'Hakim Probe is here' })
    const saved = await transact(database.db, (tx) =>
      saveWorkingCopy(tx, { actor: operator, articleId, expectedVersion: 1, text }),
    )
    expect(saved).toEqual({ ok: false, reason: 'conflict', version: 2 })
  })

  it('misses nothing that is published meanwhile', async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = `Ilyas Runner ${round}`
      const articleId = await anArticle(database.db, { text: { headline: `${name} runs` } })
      await Promise.all([
        transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId })),
        expunge(articleId, name),
        anEdit(database.db, await anArticle(database.db), {}),
      ])
      expect(await listColumnsHolding(database.db, name)).toEqual([])
    }
    expect(await findAuditFault(database.db)).toBeNull()
  })
})

describe('the two persons', () => {
  it('must be an owner and somebody else who may edit, both active', async () => {
    const { db } = database
    const articleId = await anArticle(db, { text: { headline: 'Jamila Secret' } })
    const person = async (role: string) => ({ accountId: await anAccount(db, { role }) })
    const leaver = await person('owner')
    await db
      .updateTable('accounts')
      .set({ disabled_at: new Date() })
      .where('id', '=', leaver.accountId)
      .execute()
    const wrong = [
      { second: persons.owner },
      { owner: operator },
      { second: operator },
      { owner: await person('admin') },
      { second: await person('reporter') },
      { owner: leaver },
      { second: leaver },
    ]
    for (const pair of wrong) {
      await expect(expunge(articleId, 'Jamila Secret', pair)).rejects.toMatchObject({
        code: 'two-persons-needed',
      })
    }
    const allowed = await expunge(articleId, 'Jamila Secret', { second: await person('admin') })
    expect(allowed.ok).toBe(true)
  })
})

describe('expunging a whole piece', () => {
  const secret = 'Kamila Wholeova met the judge twice.'

  it('leaves none of its words, and an answer for readers', async () => {
    const { articleId, path } = await aPieceNaming(secret)
    await aCapture(`Another piece is here.\n\n${secret} is heard. More followed.`, articleId)
    await expungeWhole(articleId)
    const words = ['Kamila', 'Wholeova', secret]
    for (const text of words) {
      // A name under which somebody writes is no text of the piece: it goes as a passage.
      expect(await listColumnsHolding(database.db, text)).toEqual(['public.bylines.name'])
    }
    expect(await listColumnsHolding(database.db, 'Another piece is here.')).not.toEqual([])
    expect(await resolveAddress(database.db, path)).toMatchObject({
      kind: 'gone',
      gone: { state: 'expunged', reason: expect.stringContaining('order of a court') },
    })
    const listed = await database.db
      .selectFrom('listings')
      .select('listing')
      .where('article_id', '=', articleId)
      .execute()
    expect(listed).toEqual([])
    expect((await textsOf(articleId)).map(({ text }) => text.headline)).toEqual([
      '[…]',
      '[…]',
      '[…]',
    ])
    expect(await expunge(articleId, secret)).toMatchObject({ removed: { bylines: 1 } })
    for (const text of words) expect(await listColumnsHolding(database.db, text)).toEqual([])
    expect(await findAuditFault(database.db)).toBeNull()
  })

  it('takes long paragraphs and long pieces, with their sentences in captures', async () => {
    const sentence = (i: number) => `Marat Longov spoke for the ${i}th time that day, at length.`
    const lines = Array.from({ length: 8_200 }, (_, i) => sentence(i))
    const paragraphs = Array.from({ length: 50 }, (_, i) =>
      aParagraph(lines.slice(i * 164, (i + 1) * 164).join(' ')),
    )
    const { articleId } = await aPublishedArticle(database.db, { text: { body: paragraphs } })
    await aCapture(`Calm elsewhere. ${lines.slice(80, 200).join('\n')} And so on.`, articleId)
    await expungeWhole(articleId)
    expect(await listColumnsHolding(database.db, 'Longov')).toEqual([])
    expect(await listColumnsHolding(database.db, 'Calm elsewhere.')).not.toEqual([])
  })

  it('leaves no trace of a piece that was never public, and cannot be published after', async () => {
    const articleId = await anArticle(database.db, { text: { headline: 'Larisa Draftova' } })
    await expungeWhole(articleId)
    expect(await listColumnsHolding(database.db, 'Larisa')).toEqual([])
    await expect(
      transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId })),
    ).rejects.toMatchObject({ code: 'article-killed' })
  })

  it('done once more changes nothing and gives the same tombstone', async () => {
    const { articleId } = await aPublishedArticle(database.db, { text: { standfirst: '' } })
    const first = await expungeWhole(articleId)
    const seq = await lastEventSeq(database.db)
    expect(await expungeWhole(articleId)).toEqual(first)
    expect(await lastEventSeq(database.db)).toBe(seq)
  })
})
