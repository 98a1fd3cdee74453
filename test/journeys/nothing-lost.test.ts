import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, launchProfile } from '../support/browser.ts'
import { anArticleText, aParagraph } from '../support/builders.ts'
import {
  type ChaparProcess,
  processesNaming,
  runChapar,
  startChapar,
} from '../support/chapar-process.ts'
import { foundByCommand } from '../support/found-by-command.ts'
import { freePort } from '../support/free-port.ts'
import { pageHeaders } from '../support/page-headers.ts'
import { axeFindings } from './axe-findings.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'chapar-lost-'))
const settings: Record<string, string> = { DATA_DIR: path.join(folder, 'data'), LOG_LEVEL: 'fatal' }
const PASSWORD = 'four quiet yaks upstream'
const PARAGRAPH = 'Lorries crossed the river.'
type Name = 'Aigerim' | 'Boris'
const emailOf = (name: Name) => `${name.toLowerCase()}@paper.example`
const signedIn = new Map<Name, Awaited<ReturnType<BrowserContext['storageState']>>>()
/** of somebody who never writes */
let reader: APIRequestContext
let chapar: ChaparProcess
let browser: Browser
let url = ''

beforeAll(async () => {
  await foundByCommand(settings)
  const port = await freePort()
  url = `http://localhost:${port}`
  Object.assign(settings, { PORT: String(port), SITE_URL: url })
  await startServer()
  browser = await launchBrowser()
  for (const name of ['Aigerim', 'Boris'] as const) {
    const flags = [emailOf(name), '--name', name, '--role', 'editor']
    const made = await runChapar(['user', 'create', ...flags], settings)
    const [link = ''] = /http:\S+/.exec(made.out) ?? []
    const page = await browser.newPage()
    await page.goto(link)
    await page.getByLabel('New password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'First page' }).waitFor()
    signedIn.set(name, await page.context().storageState())
    await page.close()
  }
  reader = (await somebody('Boris')).context().request
}, 120_000)
afterAll(async () => {
  await browser?.close()
  chapar?.kill('SIGTERM')
  await chapar?.finished
  rmSync(folder, { recursive: true, force: true })
})

async function startServer(): Promise<void> {
  chapar = startChapar(['start'], settings)
  await chapar.address
}

async function signIn(page: Page, name: Name): Promise<void> {
  await page.goto(`${url}/desk/sign-in`)
  await page.getByLabel('Mail address').fill(emailOf(name))
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'First page' }).waitFor()
}

/**
 * In a browser of their own. Without a worker it does not fetch the whole desk for working offline,
 * which takes longer than most of what is looked at here.
 */
async function somebody(name: Name, { hasWorker = false } = {}): Promise<Page> {
  const storageState = signedIn.get(name)
  const context = await browser.newContext({
    ...(storageState && { storageState }),
    serviceWorkers: hasWorker ? 'allow' : 'block',
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

let pieces = 0

/** A new piece of who is signed in on that page, opened there; its address. */
async function aPiece(page: Page): Promise<string> {
  pieces += 1
  const body = [aParagraph(PARAGRAPH)]
  const text = anArticleText({ headline: 'A bridge', standfirst: 'It is open.', body })
  const { request } = page.context()
  const begun = await request.post(`${url}/desk/api/pieces`, {
    headers: await pageHeaders(request, url),
    data: { edition: 'en', slug: `a-bridge-${pieces}`, text },
  })
  const { articleId } = await begun.json()
  const at = `${url}/desk/pieces/${articleId}`
  await open(page, at)
  return at
}

async function open(page: Page, at: string): Promise<void> {
  await page.goto(at)
  await headline(page).waitFor()
}

const headline = (page: Page) => page.getByRole('textbox', { name: 'Headline' })
const standfirst = (page: Page) => page.getByRole('textbox', { name: 'Standfirst' })

/** Types at the end of a field, key by key. */
async function type(field: ReturnType<typeof headline>, words: string): Promise<void> {
  await field.focus()
  await field.press('End')
  await field.pressSequentially(words)
}

/** Types at one end of the first paragraph of the running text. */
async function typeInText(page: Page, at: 'Home' | 'End', words: string): Promise<void> {
  await page.getByText(PARAGRAPH).click()
  await page.keyboard.press(at)
  await page.keyboard.type(words)
}

const says = (page: Page, status: string) =>
  page.locator(`[data-save-status="${status}"]`).waitFor()

/** What the server has. */
async function stored(
  at: string,
): Promise<{ headline: string; standfirst: string; body: unknown[] }> {
  const answer = await reader.get(at.replace('/desk/', '/desk/api/'))
  return (await answer.json()).text
}

/** What was typed is in the browser's own store, or at the server. */
const kept = (page: Page) => page.locator('[data-at-risk="false"]').waitFor()

test('who loses the network writes on, and it is reconciled when the network is back', async () => {
  const page = await somebody('Aigerim', { hasWorker: true })
  const at = await aPiece(page)
  await page.context().setOffline(true)
  await type(headline(page), ' without a network')
  await says(page, 'offline')
  await type(standfirst(page), ' Nobody heard.')
  await kept(page)
  // Also where the page is loaded anew on the dead link.
  await page.reload()
  expect(await headline(page).inputValue()).toBe('A bridge without a network')
  await type(standfirst(page), ' Or did they?')
  await says(page, 'offline')
  await page.context().setOffline(false)
  await says(page, 'saved')
  expect(await stored(at)).toMatchObject({
    headline: 'A bridge without a network',
    standfirst: 'It is open. Nobody heard. Or did they?',
  })
  await page.context().close()
})

test('two who write at once see each other, and neither overwrites the other', async () => {
  const [one, two] = [await somebody('Aigerim'), await somebody('Boris')]
  const at = await aPiece(one)
  await open(two, at)
  await one.getByText(/Boris (has it open|is writing)/).waitFor()
  await two.getByText(/Aigerim (has it open|is writing)/).waitFor()
  await two.context().setOffline(true)
  await type(headline(one), ' over the Naryn')
  await typeInText(one, 'Home', 'At dawn, ')
  await says(one, 'saved')
  await type(standfirst(two), ' Lorries wait.')
  await typeInText(two, 'End', ' Nobody was hurt.')
  await two.context().setOffline(false)
  await two.getByText(/Aigerim saved a newer version/).waitFor()
  await two.getByRole('button', { name: 'Take both' }).click()
  await says(two, 'saved')
  expect(await stored(at)).toMatchObject({
    headline: 'A bridge over the Naryn',
    standfirst: 'It is open. Lorries wait.',
    // Both changed the same paragraph, each elsewhere in it.
    body: [{ text: `At dawn, ${PARAGRAPH} Nobody was hurt.` }],
  })
  // The other has nothing unsaved, and sees the newer version without asking for it.
  await expect
    .poll(() => standfirst(one).inputValue(), { timeout: 15_000 })
    .toBe('It is open. Lorries wait.')
  await two.close()
  await one.getByText(/Boris (has it open|is writing)/).waitFor({ state: 'detached' })
  await one.context().close()
  await two.context().close()
})

test('where both changed the same words a person decides, by the keyboard alone', async () => {
  const [one, two] = [await somebody('Aigerim'), await somebody('Boris')]
  const at = await aPiece(one)
  await open(two, at)
  await two.context().setOffline(true)
  await type(headline(one), ' of stone')
  await says(one, 'saved')
  await type(headline(two), ' of wood')
  await two.context().setOffline(false)
  const compare = two.getByRole('button', { name: 'Compare and decide' })
  await compare.waitFor()
  await compare.press('Enter')
  const dialog = two.getByRole('dialog')
  const take = dialog.getByRole('button', { name: 'Take this' })
  expect(await take.isDisabled()).toBe(true)
  expect(await dialog.innerText()).toContain('A bridge of stone')
  expect(await axeFindings(two)).toEqual([])
  await two.setViewportSize({ width: 390, height: 900 })
  expect(await axeFindings(two, '[role=dialog]')).toEqual([])
  await dialog.getByRole('radio', { name: 'Yours' }).press('Space')
  await take.press('Enter')
  await says(two, 'saved')
  expect((await stored(at)).headline).toBe('A bridge of wood')
  await one.context().close()
  await two.context().close()
})

test('a browser that is killed has the words when it is opened again', async () => {
  const profile = path.join(folder, 'profile')
  let own: BrowserContext = await launchProfile(profile)
  const page = own.pages()[0] ?? (await own.newPage())
  await signIn(page, 'Aigerim')
  const at = await aPiece(page)
  await own.setOffline(true)
  await type(headline(page), ' before the crash')
  await kept(page)
  for (const pid of processesNaming(profile)) killHard(pid)
  await expect.poll(() => processesNaming(profile)).toEqual([])
  rmSync(path.join(profile, 'SingletonLock'), { force: true })
  own = await launchProfile(profile)
  const again = await own.newPage()
  await again.goto(`${url}/desk`)
  // A session that began just before the crash may not be on the disk yet.
  const firstPage = again.getByRole('heading', { level: 1, name: 'First page' })
  await firstPage.or(again.getByLabel('Mail address')).waitFor()
  if ((await firstPage.count()) === 0) await signIn(again, 'Aigerim')
  await again.getByRole('link', { name: 'A bridge before the crash' }).click()
  await headline(again).waitFor()
  expect(await headline(again).inputValue()).toBe('A bridge before the crash')
  await says(again, 'saved')
  expect((await stored(at)).headline).toBe('A bridge before the crash')
  await own.close()
})

test.each([
  ['the server', () => killHard(chapar.pid)],
  ['PostgreSQL', () => killHard(postmaster())],
])(
  'where %s is killed one writes on, and everything is there after the next start',
  async (_what, kill) => {
    const page = await somebody('Aigerim')
    const at = await aPiece(page)
    await type(headline(page), ' that was saved')
    await says(page, 'saved')
    kill()
    await type(headline(page), ' and went on')
    await says(page, 'offline')
    chapar.kill('SIGTERM')
    await chapar.finished
    await startServer()
    await type(standfirst(page), ' Still.')
    await says(page, 'saved')
    expect(await stored(at)).toMatchObject({
      headline: 'A bridge that was saved and went on',
      standfirst: 'It is open. Still.',
    })
    await page.context().close()
  },
)

test('whose session has ended signs in in another tab, and goes on in the first', async () => {
  const page = await somebody('Aigerim')
  const at = await aPiece(page)
  await page.context().clearCookies()
  await type(headline(page), ' after the session')
  await says(page, 'signed-out')
  const other = await page.context().newPage()
  // Somebody else, at the same machine: the words are neither theirs to see nor theirs to send.
  await signIn(other, 'Boris')
  await open(other, at)
  expect(await headline(other).inputValue()).toBe('A bridge')
  // The first hears of it, though nobody has come back to it.
  await page.getByText('Boris is signed in now').waitFor()
  await other.context().clearCookies()
  await signIn(other, 'Aigerim')
  await says(page, 'saved')
  expect((await stored(at)).headline).toBe('A bridge after the session')
  await page.context().close()
})

test('who signs out leaves nothing that the server has, and is asked of what it has not', async () => {
  const page = await somebody('Aigerim', { hasWorker: true })
  await aPiece(page)
  await type(headline(page), ' that is saved')
  await says(page, 'saved')
  const other = await page.context().newPage()
  // A page of the server's, which has no script.
  await other.goto(`${url}/desk/account`)
  await expect.poll(() => leftOn(other)).toEqual({ words: ['copy'], person: true })
  await other.getByRole('button', { name: 'Sign out', exact: true }).click()
  await other.getByText('You have signed out.').waitFor()
  await page.getByText('You are signed out here').waitFor()
  await expect.poll(() => leftOn(other)).toEqual({ words: [], person: false })
  await signIn(other, 'Aigerim')
  await page.getByText('You are signed out here').waitFor({ state: 'detached' })
  await page.route('**/desk/api/pieces/*', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await type(headline(page), ' and these words are not')
  await says(page, 'offline')
  await page.getByRole('button', { name: 'Sign out' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.innerText()).toContain('A bridge that is saved and these words are not')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Stay signed in' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await dialog.getByRole('button', { name: 'Sign out and keep them here' }).click()
  await page.getByText('You have signed out.').waitFor()
  await expect.poll(() => leftOn(page)).toEqual({ words: ['only here'], person: false })
  await page.unrouteAll()
  await signIn(page, 'Aigerim')
  await page.getByRole('link', { name: 'A bridge that is saved and these words are not' }).click()
  await says(page, 'saved')
  await page.context().close()
})

/** What the browser keeps of the desk: records of the words, and who was signed in. */
function leftOn(page: Page): Promise<{ words: string[]; person: boolean }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('chapar-desk')
      opening.onsuccess = () => resolve(opening.result)
    })
    const records = await new Promise<{ words: unknown }[]>((resolve) => {
      const asking = database.transaction('words').objectStore('words').getAll()
      asking.onsuccess = () => resolve(asking.result)
    })
    database.close()
    const words = records.map((one) => (one.words === null ? 'copy' : 'only here'))
    return { words, person: await caches.has('desk-person') }
  })
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended meanwhile, with the one that started it.
  }
}

function postmaster(): number {
  const file = path.join(settings.DATA_DIR ?? '', 'pg', 'postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}
