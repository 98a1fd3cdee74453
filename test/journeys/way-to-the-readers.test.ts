import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { orderExpunge } from '#articles/expunge-orders.ts'
import { approveArticle, sendBackArticle, submitArticle } from '#articles/review-article.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import type { ArticleKind } from '#contract/article.ts'
import { openMedia } from '#media/media.ts'
import { transact } from '#platform/database.ts'
import type { Role } from '#staff/accounts.ts'
import { launchBrowser } from '../support/browser.ts'
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
  aSite,
  aTable,
  aTerm,
} from '../support/builders.ts'
import { type ChaparProcess, startChapar } from '../support/chapar-process.ts'
import { freePort } from '../support/free-port.ts'
import { aKeptPicture, aPictureUse } from '../support/kept-pictures.ts'
import { pageHeaders } from '../support/page-headers.ts'
import { signInAt } from '../support/sign-in-at.ts'
import { aStaffMember, PASSWORD } from '../support/staff-member.ts'
import { useTestDatabase } from '../support/test-database.ts'
import { urlOf } from '../support/web-processes.ts'
import { expectSoundInBothLooks, expectSoundView } from './desk-faults.ts'

const database = useTestDatabase()
const processes: ChaparProcess[] = []
let folder = ''
let port = 0
let web: ChaparProcess
let url = ''
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-way-'))
  await aSite(database.db)
  port = await freePort()
  url = `http://localhost:${port}`
  // Nothing publishes what is due: there is no worker.
  web = begin('web')
  await web.address
  browser = await launchBrowser()
}, 90_000)

/** Whoever has a piece open goes on asking who else has. */
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
})
afterAll(async () => {
  await browser.close()
  for (const one of processes) one.kill('SIGTERM')
  await Promise.all(processes.map((one) => one.finished))
  await rm(folder, { recursive: true, force: true })
})

function begin(command: 'web' | 'worker'): ChaparProcess {
  const DATABASE_URL = urlOf(database.connection)
  const settings = {
    ...{ DATABASE_URL, DATA_DIR: folder, LOG_LEVEL: 'fatal' },
    ...{ PORT: String(port), SITE_URL: url },
  }
  const begun = startChapar([command], settings)
  processes.push(begun)
  return begun
}

/** Somebody of the staff, signed in in a browser of their own, with a page that is empty still. */
async function somebody(role: Role) {
  const { id, email } = await aStaffMember(database.db, role)
  const context = await browser.newContext({
    baseURL: url,
    timezoneId: 'Europe/Berlin',
    // To keep the whole desk for working offline takes longer than what is looked at here.
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  })
  await signInAt(url, context, { email, password: PASSWORD })
  const page = await context.newPage()
  return { id, page, open: (articleId: string) => openPiece(page, articleId) }
}

async function openPiece(page: Page, articleId: string) {
  await page.goto(`/desk/pieces/${articleId}`)
  await workflowOf(page).getByRole('link', { name: 'Versions' }).waitFor()
}

const workflowOf = (page: Page) => page.getByRole('region', { name: 'Workflow', exact: true })

/** Does an act in its dialog, with what is to be filled in, and waits until it is done. */
async function act(
  page: Page,
  name: string,
  fields: Record<string, string> = {},
  { isLookedAt = false } = {},
) {
  await workflowOf(page).getByRole('button', { name }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text)
  if (isLookedAt) await expectSoundInBothLooks(page, '[role=dialog]')
  await dialog.getByRole('button', { name: name.replace(' …', '') }).click()
  await dialog.waitFor({ state: 'detached' })
}

const stands = (page: Page, words: string) => workflowOf(page).getByText(words).first().waitFor()

async function aReader(): Promise<Page> {
  return (await browser.newContext({ baseURL: url, javaScriptEnabled: false })).newPage()
}

async function aPieceOf(accountId: string, headline: string, kind: ArticleKind = 'news') {
  return anArticle(database.db, { actor: { accountId }, text: { headline, kind } })
}

test('an opinion is submitted, sent back, submitted again, and passed by a second person', async () => {
  const [writer, editor] = [await somebody('reporter'), await somebody('editor')]
  const headline = 'Why the ferry should run'
  const articleId = await aPieceOf(writer.id, headline, 'opinion')
  await writer.open(articleId)
  await expectSoundView(writer.page)
  await act(writer.page, 'Submit for review')
  await editor.open(articleId)
  await act(
    editor.page,
    'Send back',
    { 'Note to the colleagues': 'Who says so?' },
    { isLookedAt: true },
  )
  await writer.open(articleId)
  await stands(writer.page, 'Who says so?')
  await writer.page.getByRole('textbox', { name: 'Standfirst' }).fill('The crew says so')
  await act(writer.page, 'Submit for review')
  await editor.open(articleId)
  await act(editor.page, 'Approve')
  await stands(editor.page, 'Approved by a second person')
  await workflowOf(editor.page)
    .getByText(/^Approved by (?!a second person)\S/)
    .waitFor()
  await act(editor.page, 'Publish now')
  await stands(editor.page, 'Public')
  // Nobody is asked for a next step before there is something new.
  await stands(editor.page, 'Nothing in it has changed')
  expect(await workflowOf(editor.page).getByText('its writer works on it').count()).toBe(0)
  const reader = await aReader()
  await reader.goto('/')
  await reader.getByRole('link', { name: headline }).first().click()
  expect(await reader.getByText('The crew says so').count()).toBe(1)
})

test('an editor alone passes an opinion with a reason, and a colleague looks at it', async () => {
  const [editor, other] = [await somebody('editor'), await somebody('editor')]
  const articleId = await aPieceOf(editor.id, 'Why I say so alone', 'opinion')
  await editor.open(articleId)
  const reason = { 'Why you pass it alone': 'Everybody is on a train' }
  await act(editor.page, 'Approve alone', reason, { isLookedAt: true })
  await stands(editor.page, 'it stays on the first page')
  await expectSoundView(editor.page)
  await other.open(articleId)
  await other.page.getByRole('button', { name: 'I have looked at it' }).click()
  await stands(other.page, 'Looked at by')
})

test('what came due while all was down is published at the next start, and marked as late', async () => {
  const editor = await somebody('editor')
  const headline = 'The hour came in the night'
  const articleId = await aPieceOf(editor.id, headline)
  await editor.open(articleId)
  await act(editor.page, 'Approve')
  await workflowOf(editor.page).getByRole('button', { name: 'Schedule' }).click()
  const dialog = editor.page.getByRole('dialog')
  await dialog.getByLabel('Publish at').fill('2099-01-01T09:30')
  await dialog.getByText('(where you are: 1 Jan 2099, 04:30, Berlin time)').waitFor()
  await expectSoundInBothLooks(editor.page, '[role=dialog]')
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await stands(editor.page, '1 Jan 2099, 09:30, Bishkek time')
  // Everything stops, and the hour passes.
  web.kill('SIGKILL')
  await web.finished
  await database.pool.query(
    `update working_copies set publish_at = now() - interval '95 minutes' where article_id = $1`,
    [articleId],
  )
  await database.pool.query(
    `select graphile_worker.reschedule_jobs(array(
        select id from graphile_worker.jobs where key = $1), run_at => now() - interval '95 minutes')`,
    [`publish-due:${articleId}`],
  )
  web = begin('web')
  await web.address
  await editor.open(articleId)
  await stands(editor.page, 'no worker runs')
  begin('worker')
  const reader = await aReader()
  await expect
    .poll(
      async () => {
        await reader.goto('/')
        return reader.getByRole('link', { name: headline }).count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await editor.open(articleId)
  await stands(editor.page, 'Published 1 hour 35 minutes late')
})

test('a correction is told over the piece, in its history and in the feed', async () => {
  const editor = await somebody('editor')
  const { articleId, path: address } = await aPublishedArticle(database.db)
  const publicNote = 'An earlier version said that the bridge opened on Sunday.'
  await editor.open(articleId)
  await editor.page.getByRole('textbox', { name: 'Standfirst' }).fill('Lorries cross at last')
  await act(editor.page, 'Approve', { 'Note to the readers': publicNote })
  await act(editor.page, 'Publish the change', {}, { isLookedAt: true })
  await stands(editor.page, 'Version 2')
  const reader = await aReader()
  for (const place of [address, `${address}/history`, '/corrections']) {
    await reader.goto(place)
    expect(await reader.getByText(publicNote).count(), place).toBeGreaterThan(0)
  }
  expect(await (await reader.request.get('/corrections/feed.xml')).text()).toContain(publicNote)
  await reader.goto(`${address}?rev=1`)
  expect(await reader.getByText('Lorries cross at last').count()).toBe(0)
})

test('a piece goes from its writer to the readers by the keyboard alone', async () => {
  const [writer, editor] = [await somebody('reporter'), await somebody('editor')]
  const articleId = await aPieceOf(writer.id, 'Nobody touched the mouse')
  const actByKeys = async (page: Page, name: string, from = page.locator('body')) => {
    await from.press('Tab')
    await tabTo(page, name)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, name, '[role=dialog]')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await writer.open(articleId)
  await actByKeys(writer.page, 'Submit for review')
  await stands(writer.page, 'Submitted: it waits for an editor')
  await editor.open(articleId)
  await actByKeys(editor.page, 'Approve')
  await stands(editor.page, 'Approved: it can be published')
  await actByKeys(editor.page, 'Publish now')
  await stands(editor.page, 'Public')
  const reader = await aReader()
  await reader.goto('/')
  await reader.getByRole('link', { name: 'Nobody touched the mouse' }).first().waitFor()
})

/** Presses Tab until a button of that name has the focus, inside the part where one is named. */
async function tabTo(page: Page, name: string, within = 'body'): Promise<void> {
  for (let stops = 0; stops < 150; stops += 1) {
    const isThere = await page.evaluate(
      ([wanted, part]) => {
        const at = document.activeElement
        return at?.closest(part ?? '') != null && at.textContent?.trim() === wanted
      },
      [name, within],
    )
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${name}`)
}

test('an embargo holds a piece back, also from editors, until it is lifted with a reason', async () => {
  const editor = await somebody('editor')
  const articleId = await aPieceOf(editor.id, 'The bank says so tomorrow')
  await editor.open(articleId)
  await act(editor.page, 'Set an embargo', { 'Embargo until': '2099-01-01T09:30' })
  await stands(editor.page, 'Under embargo until')
  await act(editor.page, 'Approve')
  const publish = workflowOf(editor.page).getByRole('button', { name: 'Publish now' })
  await publish.waitFor()
  expect(await publish.isDisabled()).toBe(true)
  await editor.page.setViewportSize({ width: 390, height: 900 })
  await expectSoundDialog(editor.page, 'Lift the embargo')
  await act(editor.page, 'Lift the embargo', { Reason: 'The bank has published it' })
  await act(editor.page, 'Publish now')
  await stands(editor.page, 'Public')
})

/** At the width of the window as it is. */
async function expectSoundDialog(page: Page, name: string): Promise<void> {
  await workflowOf(page).getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByText('Cancel').waitFor()
  await expectSoundView(page, '[role=dialog]')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('who is written about replies; then a piece is withdrawn, another killed, and readers are told', async () => {
  const editor = await somebody('editor')
  const { page } = editor
  const { articleId, path: address } = await aPublishedArticle(database.db)
  await editor.open(articleId)
  await page.setViewportSize({ width: 390, height: 900 })
  await workflowOf(page).getByRole('button', { name: 'Approve' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What sort of change').selectOption('reply')
  await dialog.getByLabel('Note to the readers').fill('The mayor says that he was not asked.')
  await expectSoundView(page, '[role=dialog]')
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await dialog.waitFor({ state: 'detached' })
  await act(page, 'Publish the change')
  await stands(page, 'Version 2')
  const reader = await aReader()
  await reader.goto(address)
  expect(await reader.getByText('The mayor says that he was not asked.').count()).toBeGreaterThan(0)
  const reasonLabel = 'Reason, for the readers'
  const withdrawn = { [reasonLabel]: 'It was about another bridge.' }
  await act(page, 'Withdraw', withdrawn, { isLookedAt: true })
  await stands(page, 'Withdrawn: readers are told why')
  expect((await reader.goto(address))?.status()).toBe(410)
  expect(await reader.getByText('It was about another bridge.').count()).toBe(1)
  const killed = await aPublishedArticle(database.db)
  await editor.open(killed.articleId)
  await act(page, 'Kill', { [reasonLabel]: 'A court forbids it.' }, { isLookedAt: true })
  await stands(page, 'Killed for good')
  expect((await reader.goto(killed.path))?.status()).toBe(410)
  expect(await reader.getByText('A court forbids it.').count()).toBe(1)
})

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
  const media = openMedia({ dataDir: folder, mediaBucket: undefined })
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
