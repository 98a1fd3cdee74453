import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { orderExpunge } from '#articles/expunge-orders.ts'
import { approveArticle, sendBackArticle, submitArticle } from '#articles/review-article.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { openMedia } from '#media/media.ts'
import { transact } from '#platform/database.ts'
import {
  aByline,
  aCorrection,
  aHeading,
  aList,
  anArticle,
  anAside,
  aParagraph,
  aPicture,
  aPublishedArticle,
  aQuote,
  aTable,
  aTerm,
} from '../support/builders.ts'
import { aKeptPicture, aPictureUse } from '../support/kept-pictures.ts'
import { pageHeaders } from '../support/page-headers.ts'
import { aStaffMember } from '../support/staff-member.ts'
import { expectSoundInBothLooks, expectSoundView } from './desk-faults.ts'
import { act, stands, useNewsroom, workflowOf } from './newsroom.ts'

const newsroom = useNewsroom()
const { database, somebody, aReader, aPieceOf } = newsroom

test('a new byline is made beside the piece, and readers find its page', async () => {
  const editor = await somebody('editor')
  const { page } = editor
  const articleId = await aPieceOf(editor.id, 'Under a name of its own')
  await editor.open(articleId)
  await page.getByRole('button', { name: 'A new byline' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').first().fill('Meerim Testova')
  await expectSoundInBothLooks(page, '[role=dialog]')
  await dialog.getByRole('button', { name: 'Add the byline' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('group', { name: 'Bylines' }).getByText('Meerim Testova').first().waitFor()
  await act(page, 'Approve')
  await act(page, 'Publish now')
  const reader = await aReader()
  await reader.goto('/author/meerim-testova')
  await reader.getByRole('link', { name: 'Under a name of its own' }).first().waitFor()
})

/** What would leave a text, an attribute or a script if it were not written as a text. */
const HOSTILE = `"'></textarea><script>window.ran = 1</script><img src="x" onerror="window.ran = 1">`

test('script in any field stands there as the words that it is, on every screen and page', async () => {
  const { db, pool } = database
  const [owner, writer] = [await somebody('owner'), await aStaffMember(db, 'editor')]
  await pool.query('update accounts set name = $1 where id = $2', [HOSTILE, writer.id])
  const media = openMedia({ dataDir: newsroom.dataDir(), mediaBucket: undefined })
  const mediaId = await aKeptPicture(db, media, { by: writer.id, fileName: `${HOSTILE}.jpg` })
  media.close()
  const words = {
    alt: HOSTILE,
    caption: HOSTILE,
    credit: HOSTILE,
    licence: HOSTILE,
    source: HOSTILE,
  }
  const byline = await aByline(db, HOSTILE)
  const text = {
    ...{ headline: HOSTILE, standfirst: HOSTILE, dateline: HOSTILE, sourcesNote: HOSTILE },
    leadPicture: aPictureUse(mediaId, words),
    bylines: [byline],
    terms: [await aTerm(db, { name: HOSTILE, slug: 'hostile', code: 'hostile' })],
    body: [
      aParagraph(HOSTILE),
      aHeading(HOSTILE),
      aQuote(HOSTILE, HOSTILE),
      aList([HOSTILE]),
      aTable([[HOSTILE], [HOSTILE]], HOSTILE),
      anAside([aParagraph(HOSTILE)], HOSTILE),
      aPicture(mediaId, words),
    ],
  }
  const actor = { accountId: writer.id }
  const printed = await aPublishedArticle(db, { actor, slug: 'hostile-piece', text })
  const changed = { ...text, standfirst: `${HOSTILE} again` }
  await aCorrection(db, printed.articleId, { publicNote: HOSTILE, text: changed })
  const gone = await aPublishedArticle(db, { actor, slug: 'hostile-gone', text })
  const draft = await anArticle(db, {
    actor,
    slug: 'hostile-draft',
    text: { ...text, kind: 'opinion' },
  })
  await transact(db, async (tx) => {
    await withdrawArticle(tx, { actor, articleId: gone.articleId, reason: HOSTILE })
    const review = { actor, articleId: draft, expectedVersion: 1, note: HOSTILE }
    await submitArticle(tx, review)
    await sendBackArticle(tx, review)
    await approveArticle(tx, { ...review, overrideReason: HOSTILE })
    const order = { actor: { accountId: owner.id }, passage: HOSTILE, articleId: draft }
    await orderExpunge(tx, { ...order, reasonClass: 'personal-data' })
  })
  await pool.query(
    'update bylines set about = $1, disclosure = $1, is_pseudonym = true where name = $1',
    [HOSTILE],
  )
  const { page } = owner
  const at = `/desk/api/pieces/${draft}`
  const headers = await pageHeaders(page.request)
  const { version, text: written } = await (await page.request.get(at, { headers })).json()
  const data = { baseVersion: version, slug: HOSTILE, text: written }
  const refused = await page.request.put(at, { headers, data })
  expect(await refused.json()).toMatchObject({ status: 422, faults: [{ at: 'slug' }] })
  await owner.open(await anArticle(db, { actor: { accountId: owner.id } }))
  await page.getByLabel('Address', { exact: true }).fill(HOSTILE)
  await page.getByText('It must be lower-case letters').waitFor()
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  const places = [
    ...['', '/pieces', `/pieces/${draft}`, `/pieces/${gone.articleId}`].map((at) => `/desk${at}`),
    ...[`/pieces/${draft}/versions`, `/pieces/${draft}/preview`].map((at) => `/desk${at}`),
    ...['/pictures', `/pictures/${mediaId}`, '/bylines', '/topics', '/staff'].map(
      (at) => `/desk${at}`,
    ),
    ...['/', printed.path, `${printed.path}/history`, gone.path, '/corrections', '/topic/hostile'],
    `/author/${byline.slug}`,
  ]
  for (const place of places) {
    await page.goto(place)
    await expect
      .poll(() => page.evaluate(lookForWords), { message: place, timeout: 15_000 })
      .toBe(true)
    expect(await page.evaluate(() => 'ran' in window), place).toBe(false)
    expect(await page.locator('img[src="x"]').count(), place).toBe(0)
  }
})

/** Runs in the page: whether it shows the words, in a text, a field or an attribute. */
function lookForWords(): boolean {
  const isOne = (text: string | null) => text?.includes('window.ran = 1') ?? false
  return [...document.querySelectorAll('main *')].some((one) => {
    const field = one instanceof HTMLTextAreaElement || one instanceof HTMLInputElement
    return isOne(one.textContent) || isOne(field ? one.value : one.getAttribute('alt'))
  })
}

test('versions are compared word by word, and an old one is made the newest', async () => {
  const editor = await somebody('editor')
  const articleId = await aPieceOf(editor.id, 'The ferry has 40 seats')
  await editor.open(articleId)
  await editor.page.getByRole('textbox', { name: 'Headline' }).fill('The ferry has 60 seats')
  await editor.page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await editor.open(articleId)
  await workflowOf(editor.page).getByRole('link', { name: 'Versions' }).click()
  await editor.page.locator('del').waitFor()
  expect(await editor.page.locator('del').allInnerTexts()).toEqual(['40'])
  expect(await editor.page.locator('ins').allInnerTexts()).toEqual(['60'])
  await expectSoundView(editor.page)
  await editor.page.setViewportSize({ width: 390, height: 900 })
  await expectSoundView(editor.page)
  await editor.page.getByRole('link', { name: 'Version 1', exact: true }).click()
  await editor.page.getByRole('button', { name: 'Restore this version' }).click()
  await editor.page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await workflowOf(editor.page).waitFor()
  await expect
    .poll(() => editor.page.getByRole('textbox', { name: 'Headline' }).inputValue(), {
      timeout: 10_000,
    })
    .toBe('The ferry has 40 seats')
})

test('a preview shows what was written last, and says so where the server lacks it', async () => {
  const editor = await somebody('editor')
  const articleId = await aPieceOf(editor.id, 'Seen as it was an hour ago')
  await editor.open(articleId)
  const { page } = editor
  const headline = page.getByRole('textbox', { name: 'Headline' })
  const preview = workflowOf(page).getByRole('link', { name: 'Preview' })
  await headline.fill('Seen as it is')
  const [shown] = await Promise.all([page.waitForEvent('popup'), preview.click()])
  await shown.waitForURL(`**/desk/pieces/${articleId}/preview`)
  expect(await shown.getByRole('heading', { level: 1 }).innerText()).toBe('Seen as it is')
  await shown.close()
  await page.route('**/desk/api/pieces/*', (route) =>
    route.request().method() === 'GET' ? route.continue() : route.abort(),
  )
  await headline.fill('Seen by nobody')
  await preview.click()
  await stands(page, 'What was written last is not on the server yet')
  expect(page.context().pages()).toEqual([page])
  await page.getByRole('button', { name: 'Make a link' }).click()
  const links = page.getByRole('region', { name: 'Links to the preview' })
  await links.getByText('What was written last is not on the server yet').waitFor()
  expect(await page.getByLabel('The link; it is shown this once').count()).toBe(0)
})

test('a preview opens by its link without an account, and not when that is ended', async () => {
  const editor = await somebody('editor')
  const headline = 'Seen by a lawyer first'
  const articleId = await aPieceOf(editor.id, headline)
  await editor.open(articleId)
  await editor.page.getByRole('button', { name: 'Make a link' }).click()
  const link = await editor.page.getByLabel('The link; it is shown this once').inputValue()
  const sharing = editor.page.getByRole('region', { name: 'Links to the preview' })
  await sharing.scrollIntoViewIfNeeded()
  await expectSoundInBothLooks(editor.page, '[aria-label="Links to the preview"]')
  const guest = await aReader()
  await guest.goto(link)
  expect(await guest.getByRole('heading', { level: 1 }).innerText()).toBe(headline)
  expect(await guest.getByText('This page is not published').count()).toBe(1)
  await editor.page.setViewportSize({ width: 390, height: 900 })
  await editor.page.goto(link)
  await expectSoundView(editor.page)
  await editor.open(articleId)
  expect((await guest.goto(`/desk/pieces/${articleId}`))?.url()).toContain('/desk/sign-in')
  await editor.page.getByRole('button', { name: 'End it' }).click()
  await editor.page.getByRole('button', { name: 'End it' }).waitFor({ state: 'detached' })
  expect((await guest.goto(link))?.status()).toBe(404)
  await database.pool.query('update preview_links set expires_at = now()')
})

test('an owner orders words destroyed, a second person confirms, and readers find a gap', async () => {
  const [owner, editor] = [await somebody('owner'), await somebody('editor')]
  const secret = 'Burul Nowhereova'
  const { articleId, path: address } = await aPublishedArticle(database.db, {
    slug: 'a-name-too-many',
    text: {
      headline: 'A name too many',
      standfirst: `${secret} was there`,
      dateline: secret.toUpperCase(),
    },
  })
  const dialogOf = (page: Page) => page.getByRole('dialog')
  const typed = (page: Page) => dialogOf(page).getByLabel('Type the last part of its address')
  await owner.open(articleId)
  await workflowOf(owner.page).getByRole('button', { name: 'Expunge' }).click()
  await dialogOf(owner.page).getByLabel('The words, letter by letter').fill(secret)
  await dialogOf(owner.page).getByRole('button', { name: 'See what would go' }).click()
  await dialogOf(owner.page).getByText('2 texts, printed or in work').waitFor()
  await dialogOf(owner.page).getByText('this piece itself, in another letter case').waitFor()
  await dialogOf(owner.page).getByRole('link', { name: address, exact: true }).waitFor()
  const order = dialogOf(owner.page).getByRole('button', { name: 'Order it' })
  expect(await order.isDisabled()).toBe(true)
  await typed(owner.page).pressSequentially('a-name-too-many')
  await expectSoundInBothLooks(owner.page, '[role=dialog]')
  await order.click()
  await stands(owner.page, 'Ordered: to be destroyed for good')

  await editor.page.goto('/desk')
  await editor.page.getByRole('heading', { name: 'To be destroyed' }).waitFor()
  await editor.page.getByRole('link', { name: 'A name too many' }).first().click()
  await workflowOf(editor.page).getByRole('button', { name: 'Look, and confirm' }).click()
  await dialogOf(editor.page).getByText('stands in place of the words').waitFor()
  // By keyboard alone; Enter does nothing before the address is there.
  await typed(editor.page).focus()
  await editor.page.keyboard.press('Enter')
  await expectSoundInBothLooks(editor.page, '[role=dialog]')
  await typed(editor.page).pressSequentially('a-name-too-many')
  await editor.page.keyboard.press('Enter')
  await dialogOf(editor.page).getByText('It is destroyed').waitFor()
  await editor.page.keyboard.press('Enter')
  await dialogOf(editor.page).waitFor({ state: 'detached' })
  await expect
    .poll(() => editor.page.getByRole('textbox', { name: 'Standfirst' }).inputValue())
    .toBe('[…] was there')
  const reader = await aReader()
  await reader.goto(address)
  expect(await reader.getByText(new RegExp(secret)).count()).toBe(0)
  expect(await reader.getByText('[…] was there').count()).toBe(1)
})

test('what rules the paper has: second persons, topics, and the rights of a rescued piece', async () => {
  const [owner, editor] = [await somebody('owner'), await somebody('editor')]
  for (const one of [owner, editor]) await one.page.goto('/desk')
  await owner.page.getByRole('link', { name: 'Approval rules' }).click()
  const interview = (page: Page) => page.getByRole('switch', { name: 'Interview' })
  await interview(owner.page).focus()
  await owner.page.keyboard.press('Space')
  await owner.page.keyboard.press('Enter')
  await owner.page.getByRole('status').getByText('Changed last by Test owner').waitFor()
  await expectSoundView(owner.page)
  await editor.page.getByRole('link', { name: 'Approval rules' }).click()
  await editor.page.getByText('Owners and admins change them.').waitFor()
  expect(await interview(editor.page).isChecked()).toBe(true)
  expect(await interview(editor.page).isDisabled()).toBe(true)

  // A topic is made without leaving the piece, and called otherwise afterwards.
  const { page } = editor
  const recoveredFrom = { day: '2019-05-04', origin: '' }
  const text = { headline: 'A rescued piece' }
  const articleId = await anArticle(database.db, { rights: null, recoveredFrom, text })
  await editor.open(articleId)
  await page.getByRole('button', { name: 'A new topic' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Watr')
  await expectSoundInBothLooks(page, '[role=dialog]')
  await page.keyboard.press('Enter')
  await page.getByText('Watr', { exact: true }).waitFor()
  const rights = page.getByRole('region', { name: 'Rights' })
  await rights.getByLabel('By what right').selectOption('Public domain')
  await rights.getByLabel('Whose pages').fill('The Old Post')
  await rights.getByRole('button', { name: 'Write it down' }).click()
  await rights.getByText('Public domain, from The Old Post.').waitFor()

  await page.getByRole('link', { name: 'Topics', exact: true }).click()
  await page.getByRole('button', { name: 'Names of Watr' }).click()
  await page.getByRole('dialog').getByLabel('Name, en').fill('Water')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('Saved.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '1 pieces: Water' }).waitFor()
  await page.getByRole('button', { name: 'New topic' }).click()
  const name = page.getByRole('dialog').getByLabel('Name')
  await name.fill('water')
  await page.getByRole('dialog').getByText('There is “Water” already.').waitFor()
  expect(await name.getAttribute('aria-invalid')).toBe('true')
  const make = page.getByRole('dialog').getByRole('button', { name: 'Make the topic' })
  expect(await make.isDisabled()).toBe(true)
  await expectSoundView(page)
  // Neither are two called the same afterwards.
  await name.fill('Rivers')
  await make.click()
  await page.getByRole('button', { name: 'Names of Rivers' }).click()
  await page.getByRole('dialog').getByLabel('Name, en').fill('WATER')
  await page.getByRole('dialog').getByText('There is “Water” already.').waitFor()
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 800 })
  await expectSoundView(page)
})

test('a byline is changed: its page at once, and what was printed under the name of before not', async () => {
  const { page, open } = await somebody('editor')
  const byline = await aByline(database.db, 'Begaim Maiden')
  const pseudonym = await aByline(database.db, 'Zarlyk the Ferryman')
  await database.pool.query(
    `update bylines set is_pseudonym = true, disclosure = 'Not the real name.' where id = $1`,
    [pseudonym.bylineId],
  )
  // More than are told at once, all before the pseudonym; two of them are alike.
  for (let i = 0; i < 20; i += 1) await aByline(database.db)
  await database.pool.query(
    `insert into bylines (id, slug, name) select gen_random_uuid(), 'begaim-maiden-2', name
      from bylines where id = $1`,
    [byline.bylineId],
  )
  const headline = 'Before the wedding'
  const text = { headline, kind: 'opinion' as const, bylines: [byline, pseudonym] }
  const { articleId } = await aPublishedArticle(database.db, { text })
  const reader = await aReader()
  const authorNamed = (name: string) => reader.getByRole('heading', { level: 1, name }).count()
  // So that it is kept, and would be shown again.
  await reader.goto(`/author/${byline.slug}`)
  expect(await authorNamed('Begaim Maiden')).toBe(1)

  await page.goto('/desk')
  await page.getByRole('link', { name: 'Bylines' }).click()
  await page
    .getByRole('button', { name: 'Change Begaim Maiden, /author/begaim-maiden', exact: true })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name, as it is printed').fill('Begaim Wed')
  await dialog.getByText('keeps it and leads there').waitFor()
  await expectSoundView(page, '[role=dialog]')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Begaim Wed' }).waitFor()
  await expectSoundView(page)

  await open(articleId)
  const bylines = page.getByRole('group', { name: 'Bylines' })
  await bylines.getByText('Readers are told: Not the real name.').waitFor()
  await bylines.getByRole('button', { name: 'Use the new name' }).click()
  await bylines.getByRole('listitem').getByText('Begaim Wed').waitFor()
  await bylines.getByRole('button', { name: 'Use the new name' }).waitFor({ state: 'detached' })
  await expect
    .poll(async () => {
      await reader.goto(`/author/${byline.slug}`)
      return authorNamed('Begaim Wed')
    })
    .toBe(1)
  await reader.getByRole('link', { name: headline }).first().click()
  expect(await reader.getByRole('link', { name: 'Begaim Maiden' }).getAttribute('href')).toBe(
    `/author/${byline.slug}`,
  )
})
