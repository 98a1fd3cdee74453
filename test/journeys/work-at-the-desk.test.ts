import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { runChapar } from '../support/chapar-process.ts'
import { useDemoSite } from '../support/demo-site.ts'
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

async function somebody(
  visit: (page: Page) => Promise<void>,
  { width = 1280, colorScheme = 'light' as 'light' | 'dark' } = {},
) {
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: { width, height: 900 },
    colorScheme,
  })
  try {
    await visit(await context.newPage())
  } finally {
    await context.close()
  }
}

async function signIn(page: Page, at = '/desk') {
  await page.goto(at)
  await page.getByLabel('Mail address').fill(EDITOR.email)
  await page.getByLabel('Password', { exact: true }).fill(EDITOR.password)
  await page.keyboard.press('Enter')
}

const arrives = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

test('somebody signs in, sees the list and opens a piece', () =>
  somebody(async (page) => {
    const watch = watchDesk(page, site.url)
    await signIn(page, '/desk/pieces')
    await arrives(page, 'Pieces')
    expect(new URL(page.url()).pathname).toBe('/desk/pieces')
    const first = page.getByRole('rowheader').getByRole('link').first()
    const headline = await first.innerText()
    await first.click()
    await arrives(page, headline)
    await page.goBack()
    await arrives(page, 'Pieces')
    expect(watch.faults()).toEqual([])
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
      await expectSoundView(page)
      expect(watch.faults()).toEqual([])
    },
    { width, colorScheme },
  ),
)
