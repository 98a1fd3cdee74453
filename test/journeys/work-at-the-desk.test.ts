import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { runChapar } from '../support/chapar-process.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { signInAt } from '../support/sign-in-at.ts'
import { expectSoundView, watchDesk } from './desk-faults.ts'

const site = useDemoSite()
const EDITOR = { email: 'editor@example.org', password: 'four quiet yaks upstream' }
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  const settings = { DATA_DIR: site.dataDir, SITE_URL: site.url }
  const made = await runChapar(
    ['user', 'create', EDITOR.email, '--name', 'Test Editor', '--role', 'editor'],
    settings,
  )
  const [link = ''] = /http:\S+/.exec(made.out) ?? []
  await somebody(async (page) => {
    await page.goto(link)
    await page.getByLabel('New password').fill(EDITOR.password)
    await page.keyboard.press('Enter')
    await arrives(page, 'First page')
  })
})
afterAll(() => browser.close())

/** Without a worker nobody waits for the whole desk to be kept for working offline. */
async function somebody(
  visit: (page: Page) => Promise<void>,
  { width = 1280, colorScheme = 'light' as 'light' | 'dark', hasWorker = false } = {},
) {
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
    serviceWorkers: hasWorker ? 'allow' : 'block',
  })
  try {
    await visit(await context.newPage())
  } finally {
    await context.close()
  }
}

async function signIn(page: Page, at = '/desk') {
  await signInAt(site.url, page.context(), EDITOR)
  await page.goto(at)
}

/** As `expect.poll`, for as long as a busy machine takes. */
const comesTo = <T>(look: () => T) => expect.poll(look, { timeout: 15_000 })

const arrives = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

test('somebody signs in, sees the list and opens a piece', () =>
  somebody(
    async (page) => {
      const watch = watchDesk(page, site.url)
      await page.goto('/desk/pieces')
      await page.getByLabel('Mail address').fill(EDITOR.email)
      await page.getByLabel('Password', { exact: true }).fill(EDITOR.password)
      await page.keyboard.press('Enter')
      await arrives(page, 'Pieces')
      expect(new URL(page.url()).pathname).toBe('/desk/pieces')
      const first = page.getByRole('rowheader').getByRole('link').first()
      const headline = await first.innerText()
      await first.click()
      await arrives(page, headline)
      await page.goBack()
      await arrives(page, 'Pieces')
      expect(watch.faults()).toEqual([])
    },
    { hasWorker: true },
  ))

test('filters stand in the address, and Back takes them away again', () =>
  somebody(async (page) => {
    await signIn(page, '/desk/pieces?edition=ru')
    await arrives(page, 'Pieces')
    const query = () => new URL(page.url()).searchParams
    await page.getByLabel('Edition').selectOption('')
    await comesTo(() => query().size).toBe(0)
    await page.getByLabel('State in public').selectOption('Published')
    await comesTo(() => query().get('publicState')).toBe('published')
    await page.getByRole('combobox', { name: 'Country' }).fill('Kyrg')
    await page.getByRole('option', { name: /^Kyrg/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await comesTo(() => query().get('country')).toMatch(/-/)
    // The rows of before stay until the others have come.
    const counted = page.getByRole('status').getByText(/^(One piece|\d+ pieces)/)
    await counted.waitFor()
    const [row] = await page.getByRole('rowheader').getByRole('link').allInnerTexts()
    const word = row?.split(' ').at(-1) ?? ''
    await page.getByLabel('Words of headline').fill(word)
    await comesTo(() => query().get('words')).toBe(word)
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: row ?? '' })
      .waitFor()
    await counted.waitFor()
    await page.reload()
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: row ?? '' })
      .waitFor()
    await page.goBack()
    await comesTo(() => query().has('words')).toBe(false)
    expect(await page.getByLabel('Words of headline').inputValue()).toBe('')
    await page.goBack()
    await comesTo(() => query().toString()).toBe('publicState=published')
  }))

test('more pieces come when they are asked for, and the place is kept', () =>
  somebody(async (page) => {
    await signIn(page, '/desk/pieces')
    const rows = page.getByRole('rowheader')
    await comesTo(() => rows.count()).toBe(50)
    await page.getByRole('button', { name: 'More pieces' }).click()
    await comesTo(() => rows.count()).toBeGreaterThan(50)
    const last = rows.last().getByRole('link')
    await last.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    await last.click()
    await page.waitForURL(/pieces\/./)
    await page.goBack()
    await comesTo(() => rows.count()).toBeGreaterThan(50)
    await comesTo(() => page.evaluate(() => scrollY)).toBeGreaterThan(before - 200)
  }))

test('a new piece is begun with its headline, and stands in the list', () =>
  somebody(async (page) => {
    const headline = 'Ferry over the Amu Darya runs again'
    await signIn(page, '/desk/pieces')
    const button = page.getByRole('button', { name: 'New piece' })
    await button.click()
    await page.getByRole('button', { name: 'Cancel' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await comesTo(() => button.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.context().setOffline(true)
    await page.getByLabel('Working headline').fill(headline)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('The server cannot be reached').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.waitForURL(/pieces\/./)
    await page.getByRole('link', { name: 'Pieces' }).click()
    await page.getByRole('rowheader', { name: headline }).waitFor()
    await page.getByLabel('Begun by me').check()
    await comesTo(() => page.getByRole('rowheader').count()).toBe(1)
  }))

test('whoever is signed out meanwhile signs in elsewhere, and goes on in place', () =>
  somebody(async (page) => {
    await signIn(page, '/desk/pieces')
    await arrives(page, 'Pieces')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await page.getByLabel('Words of headline').fill('gas')
    await page.getByRole('alert').getByText('You are signed out here').waitFor()
    await page.getByRole('button', { name: 'Go on here' }).click()
    await page.getByRole('alert').getByText('Nobody is signed in yet').waitFor()
    await page.context().addCookies(cookies)
    await page.getByRole('button', { name: 'Go on here' }).click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await comesTo(() => page.getByRole('status').innerText()).toMatch(/piece/)
  }))

test('a server that is away is told of, and no longer when it is back', () =>
  somebody(
    async (page) => {
      await signIn(page, '/desk/pieces')
      await page.getByRole('rowheader').first().waitFor()
      await page.context().setOffline(true)
      await page.getByLabel('Words of headline').fill('river')
      const notice = page.getByRole('region', { name: 'Notices' }).getByText('The server cannot')
      await notice.waitFor()
      await page.context().setOffline(false)
      await notice.waitFor({ state: 'detached' })
      await page
        .getByRole('status')
        .getByText(/^(One piece|\d+ pieces)/)
        .waitFor()
    },
    { hasWorker: true },
  ))

// A service worker would have the files of the build that the page is of.
test('a page of an older build says that the desk was renewed', () =>
  somebody(async (page) => {
    await page.route('**/desk/api/signals', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, headers: { 'desk-build': 'main-newer.js' } })
    })
    await page.route('**/assets/pieces-page-*.js', (route) => route.fulfill({ status: 404 }))
    await signIn(page)
    await page.getByText('The desk was renewed').waitFor()
    await page.getByRole('link', { name: 'Pieces' }).click()
    await page.getByRole('heading', { name: 'This cannot be shown now' }).waitFor()
  }))

test.each([
  [1280, 'light'],
  [390, 'dark'],
] as const)('the views are sound at %i px, %s', (width, colorScheme) =>
  somebody(
    async (page) => {
      const watch = watchDesk(page, site.url)
      await signIn(page)
      await arrives(page, 'First page')
      await expectSoundView(page)
      await page.goto('/desk/pieces')
      await arrives(page, 'Pieces')
      await page.getByRole('button', { name: 'Filters' }).click()
      await expectSoundView(page)
      await page.getByRole('button', { name: 'New piece' }).click()
      await page.getByLabel('Working headline').fill('A headline')
      await expectSoundView(page, '[role=dialog]')
      expect(watch.faults()).toEqual([])
    },
    { width, colorScheme },
  ),
)
