import type { APIRequestContext, Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { anArticleText } from '../support/builders.ts'
import { runChapar } from '../support/chapar-process.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { pageHeaders } from '../support/page-headers.ts'

const site = useDemoSite()
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Somebody new with that role, signed in by the link that the command prints. */
async function somebody(role: string): Promise<APIRequestContext> {
  const settings = { DATA_DIR: site.dataDir, SITE_URL: site.url }
  const made = await runChapar(
    ['user', 'create', `${role}@example.org`, '--name', `Test ${role}`, '--role', role],
    settings,
  )
  const [link = ''] = /http:\S+/.exec(made.out) ?? []
  const context = await browser.newContext({ baseURL: site.url, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('New password').fill('four quiet yaks upstream')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('heading', { name: 'First page' }).waitFor()
  return page.context().request
}

const call = async (who: APIRequestContext, method: string, path: string, data?: unknown) => {
  const sent = data === undefined ? {} : { data }
  const headers = await pageHeaders(who)
  const answer = await who.fetch(`/desk/api/pieces${path}`, { method, headers, ...sent })
  return { status: answer.status(), body: await answer.json() }
}

test('a piece goes from its writer through an editor to the readers, of whom one is waiting', async () => {
  const [writer, editor] = [await somebody('reporter'), await somebody('editor')]
  const text = anArticleText({ headline: 'A bridge that only this test has seen' })
  const given = { edition: 'en', slug: 'only-this-test', text }
  const begun = await call(writer, 'POST', '', given)
  expect(begun.status).toBe(201)
  const at = `/${begun.body.articleId}`
  const standfirst = 'Written again after a second look'
  const saved = await call(writer, 'PUT', at, {
    baseVersion: begun.body.version,
    text: { ...text, standfirst },
  })
  const { version } = saved.body
  // The front page is kept in memory, and does not know the piece.
  const readers = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })
  const page = await readers.newPage()
  await page.goto('/')
  expect(await page.getByText(text.headline).count()).toBe(0)
  await call(writer, 'POST', `${at}/submit`, { version })
  expect((await call(writer, 'POST', `${at}/publish`, { version })).status).toBe(403)
  await call(editor, 'POST', `${at}/approve`, { version })
  const published = await call(editor, 'POST', `${at}/publish`, { version })
  expect(published.status).toBe(200)
  await expect
    .poll(async () => {
      await page.goto('/')
      return page.getByRole('link', { name: text.headline }).count()
    })
    .toBeGreaterThan(0)
  await page.goto(published.body.path)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(text.headline)
  expect(await page.getByText(standfirst).count()).toBe(1)
})
