import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../test/support/browser.ts'
import { runChapar } from '../../test/support/chapar-process.ts'
import { emptySite, removeSite } from '../data/prepared-site.ts'
import type { Section } from '../section.ts'
import { startSite } from '../support/site-process.ts'
import { keystrokes } from './desk-app-keys.ts'
import { laterViews } from './desk-app-views.ts'

const PERSON = { email: 'bench@example.org', password: 'six grey herons downstream' }

/** The editors' application on the sample newsroom: how soon it shows a view, and a letter. */
export const deskApp: Section = {
  name: 'desk-app',
  async run(bench) {
    const dataDir = await emptySite('site-for-the-app')
    const site = await startSite(dataDir, { role: 'demo' })
    const browser = await launchBrowser()
    try {
      const page = await signIn(browser, { dataDir, url: `http://localhost:${site.port}` })
      // The views first: the piece for the keys would stand in their list.
      const views = await laterViews(bench, page)
      return [...views, ...(await keystrokes(bench, page))]
    } finally {
      await browser.close()
      await site.stop()
      await removeSite(dataDir)
    }
  },
}

/** An editor, by the link that the command gives. */
async function signIn(
  browser: Browser,
  { dataDir, url }: { dataDir: string; url: string },
): Promise<Page> {
  const made = await runChapar(
    ['user', 'create', PERSON.email, '--name', 'Bench', '--role', 'editor'],
    { DATA_DIR: dataDir, SITE_URL: url },
  )
  const [link] = /http:\S+/.exec(made.out) ?? []
  if (!link) throw new Error(`no editor was made: ${made.err}`)
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 900 },
  })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('New password').fill(PERSON.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'First page', exact: true }).waitFor()
  return page
}
