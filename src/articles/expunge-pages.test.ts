import { beforeAll, expect, test } from 'vitest'
import type { Body } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import { transact } from '#platform/database.ts'
import { lastEventSeq } from '#platform/events.ts'
import { initSite } from '#site/init-site.ts'
import { newsroomSchema } from '#site/newsroom.ts'
import { findSite } from '#site/site.ts'
import { findPage, listPages, savePage } from '#site/static-pages.ts'
import { findAuditFault, operator } from '#staff/audit-log.ts'
import {
  aLinkTo,
  anArticle,
  aParagraph,
  aPublishedArticle,
  aSite,
  twoPersons,
} from '../../test/support/builders.ts'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { newsroomInput } from '../../test/support/newsroom-input.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { expungeArticle, expungePassage } from './expunge.ts'
import { listColumnsHolding } from './expunging/database-words.fixture.ts'
import { findPassage } from './find-passage.ts'
import { publishArticle } from './publish-article.ts'

const database = useTestDatabase()
let persons: Awaited<ReturnType<typeof twoPersons>>
beforeAll(async () => {
  await aSite(database.db, { editions: ['en', 'ru'] })
  persons = await twoPersons(database.db)
})

/** `articleId` null: for no piece. */
function expunge(passage: string, articleId: string | null = null) {
  const order = { ...persons, articleId, passage, reasonClass: 'personal-data' as const }
  return transact(database.db, (tx) => expungePassage(tx, order))
}

function save(slug: string, body: Body, { title = 'A page', edition = 'en' as Edition } = {}) {
  const page = { actor: operator, slug, edition, title, body }
  return transact(database.db, (tx) => savePage(tx, page))
}

function changeSite(other: Parameters<typeof newsroomInput>[0]) {
  const input = newsroomSchema.parse(newsroomInput({ editions: ['en', 'ru'], ...other }))
  return transact(database.db, (tx) => initSite(tx, { actor: operator, input }))
}

test('a passage that stands in no piece goes from every version, edition and text of the site', async () => {
  const { db } = database
  const name = 'Asel Imprintova'
  await save('about', [aParagraph(`We are ${name} and others.`)], { title: `About ${name}` })
  await save('about', [aParagraph('We are'), aParagraph('Asel\u00a0Imprintova.')], {
    edition: 'ru',
  })
  await save('about', [aParagraph('We are others.')])
  const link = aLinkTo('https://example.org/asel-imprintova', name)
  await save('of-asel-imprintova', [link], { title: 'A founder' })
  const email = `${name.toLowerCase().replace(' ', '.')}@example.org`
  await changeSite({
    ...{ name: { en: 'The Post', ru: `Почта ${name}` }, tagline: `Founded by ${name}` },
    imprint: { publisher: name, address: '1 Street', responsible: `${name}, Osh` },
    contact: { email },
  })
  const seq = await lastEventSeq(db)
  const done = await expunge(name)
  // Two versions of "about" and one of the founder's page, whose address told of it too; two
  // taglines, a name and two lines of the imprint; the acts that wrote these, and that address.
  expect(done).toMatchObject({
    ok: true,
    expunction: { scope: 'passage', articleId: null },
    removed: { texts: 0, pages: 4, site: 5, acts: 2 },
  })
  for (const words of [name, 'Imprintova', 'asel-imprintova']) {
    expect(await listColumnsHolding(db, words)).toEqual([])
  }
  expect(await findPage(db, { slug: 'about', edition: 'ru' })).toMatchObject({
    body: [{ text: 'We are' }, { text: '[…].' }],
  })
  expect(await listPages(db, 'en')).toEqual([
    { edition: 'en', slug: 'about', title: 'A page' },
    { edition: 'en', slug: 'of-expunged', title: 'A founder' },
  ])
  expect((await expunge(email)).ok).toBe(true)
  expect(await findSite(db)).toMatchObject({
    editions: [{ name: 'The Post' }, { name: 'Почта […]', tagline: 'Founded by […]' }],
    imprint: { publisher: '[…]', address: '1 Street', responsible: '[…], Osh' },
    contact: { email: '[…]' },
  })
  const [event] = await listEventsAfter(db, seq)
  expect(event).toMatchObject({ name: 'site.expunged', subject: null })
  expect(event?.tags.toSorted()).toEqual(['site', 'static-page:about', 'static-page:of-expunged'])
  const act = await db
    .selectFrom('audit_log')
    .select(['actor', 'detail'])
    .where('act', '=', 'site.expunged')
    .orderBy('seq')
    .executeTakeFirst()
  expect(act).toMatchObject({
    actor: persons.owner.accountId,
    detail: { scope: 'passage', confirmedBy: persons.second.accountId },
  })
  expect(await findAuditFault(db)).toBeNull()
})

test('an order for a piece reaches the pages in the same act', async () => {
  const { db } = database
  await save('contact', [aParagraph('Write to Baktygul Contactova.')])
  const { articleId } = await aPublishedArticle(db, {
    text: { headline: 'Baktygul Contactova writes' },
  })
  const seq = await lastEventSeq(db)
  const done = await expunge('Baktygul Contactova', articleId)
  expect(done).toMatchObject({
    expunction: { articleId },
    removed: { texts: 2, pages: 1, site: 0 },
  })
  expect(await listColumnsHolding(db, 'Contactova')).toEqual([])
  const events = await listEventsAfter(db, seq)
  expect(events).toMatchObject([{ name: 'article.expunged', subject: articleId }])
  expect(events[0]?.tags).toContain('static-page:contact')
})

test('an order for no piece leaves pieces alone, and finds nothing where only they have it', async () => {
  const { db } = database
  const articleId = await anArticle(db, { text: { headline: 'Cholpon Piecova is here' } })
  expect(await expunge('Cholpon Piecova')).toEqual({ ok: false, reason: 'not-found' })
  await save('ownership', [aParagraph('Cholpon Piecova owns it.')])
  expect(await expunge('Cholpon Piecova')).toMatchObject({ removed: { texts: 0, pages: 1 } })
  const found = await findPassage(db, 'Cholpon Piecova')
  expect(found).toMatchObject({ pieces: [{ articleId, places: ['draft'] }], pages: [], site: [] })
})

test('done once more changes nothing and gives the same tombstone', async () => {
  await save('team', [aParagraph('Damira Oncemore is here.')])
  const first = await expunge('Damira Oncemore')
  const seq = await lastEventSeq(database.db)
  const again = await expunge('Damira Oncemore')
  expect(again).toMatchObject({ ok: true, removed: { pages: 0 } })
  expect(again.ok && again.expunction).toEqual(first.ok && first.expunction)
  expect(await lastEventSeq(database.db)).toBe(seq)
})

test('what was expunged cannot be saved again in a page or said of the paper, nor published', async () => {
  const { db } = database
  await save('jobs', [aParagraph('Ask Elmira Againova.')])
  const done = await expunge('Elmira Againova')
  const said = new RegExp(
    `^It holds words that were expunged on \\d{4}-\\d\\d-\\d\\d \\(class personal-data, tombstone ${done.ok && done.expunction.id}\\): nothing was stored`,
  )
  const again = [aParagraph('Ask Elmira'), aParagraph('Againova.')]
  await expect(save('jobs', again)).rejects.toThrow(said)
  await expect(save('jobs', [], { title: 'Elmira Againova' })).rejects.toThrow(said)
  await expect(save('other', again)).rejects.toThrow(said)
  expect(await findPage(db, { slug: 'other', edition: 'en' })).toBeNull()
  await expect(changeSite({ tagline: 'By Elmira Againova' })).rejects.toThrow(said)
  const articleId = await anArticle(db, { text: { standfirst: 'Elmira Againova' } })
  const publish = transact(db, (tx) => publishArticle(tx, { actor: operator, articleId }))
  await expect(publish).rejects.toThrow(said)
  expect(await save('jobs', [aParagraph('Ask us.')])).toBe(2)
})

test('a mail address that stands in a link alone is known again', async () => {
  const address = 'ilyas.linkov@example.org'
  const body = [aLinkTo(`mailto:${address}`, 'Write to us')]
  await save('write', body)
  expect(await findPassage(database.db, address)).toMatchObject({ pages: [{ slug: 'write' }] })
  expect(await expunge(address)).toMatchObject({ ok: true, removed: { pages: 1 } })
  expect(await listColumnsHolding(database.db, address)).toEqual([])
  await expect(save('write', body)).rejects.toMatchObject({ code: 'words-expunged' })
  const articleId = await anArticle(database.db, { text: { body } })
  await expect(
    transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId })),
  ).rejects.toMatchObject({ code: 'words-expunged' })
})

test('a sentence that a page shares with an expunged piece stays there, and comes to no other', async () => {
  const sentence = 'Farida Sharedova founded this newspaper with her own savings.'
  await save('history', [aParagraph(sentence)])
  const body = [aParagraph(sentence)]
  const { articleId } = await aPublishedArticle(database.db, { text: { body } })
  const order = { ...persons, articleId, reasonClass: 'court-order' as const }
  await transact(database.db, (tx) => expungeArticle(tx, order))
  expect(await save('history', [aParagraph(sentence), aParagraph('It grew.')])).toBe(2)
  await expect(save('archive-of-ours', body)).rejects.toMatchObject({ code: 'words-expunged' })
})

test('a word that is a usual address takes no page away', async () => {
  await save('privacy', [aParagraph('Privacy matters.')])
  expect(await expunge('Privacy')).toMatchObject({ ok: true, removed: { pages: 1 } })
  expect(await findPage(database.db, { slug: 'privacy', edition: 'en' })).toMatchObject({
    body: [{ text: '[…] matters.' }],
  })
})

test('misses nothing that is saved meanwhile', async () => {
  for (let round = 0; round < 5; round += 1) {
    const name = `Gulzat Runner ${round}`
    await save(`race-${round}`, [aParagraph(`${name} stands.`)])
    const results = await Promise.allSettled([
      expunge(name),
      save(`race-${round}`, [aParagraph(`${name} runs.`)]),
      changeSite({ tagline: `${name} wins` }),
    ])
    expect(results[0].status).toBe('fulfilled')
    expect(await listColumnsHolding(database.db, name)).toEqual([])
  }
  expect(await findAuditFault(database.db)).toBeNull()
})
