import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { ArticleKind } from '#contract/article.ts'
import type { Role } from '#staff/accounts.ts'
import { launchBrowser } from '../support/browser.ts'
import { anArticle, aSite } from '../support/builders.ts'
import { type ChaparProcess, startChapar } from '../support/chapar-process.ts'
import { freePort } from '../support/free-port.ts'
import { signInAt } from '../support/sign-in-at.ts'
import { aStaffMember, PASSWORD } from '../support/staff-member.ts'
import { useTestDatabase } from '../support/test-database.ts'
import { urlOf } from '../support/web-processes.ts'
import { expectSoundInBothLooks } from './desk-faults.ts'

/** For one test file: a newsroom that is served, without a worker, and the people who come to it. */
export function useNewsroom() {
  const database = useTestDatabase()
  const processes: ChaparProcess[] = []
  let folder = ''
  let port = 0
  let url = ''
  let browser: Browser

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-newsroom-'))
    await aSite(database.db)
    port = await freePort()
    url = `http://localhost:${port}`
    await begin('web').address
    browser = await launchBrowser()
  }, 90_000)
  // Whoever has a piece open goes on asking who else has.
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

  return {
    database,
    begin,
    dataDir: () => folder,
    /** Ends all processes at once, as when the power fails. */
    async powerFails() {
      for (const one of processes) one.kill('SIGKILL')
      await Promise.all(processes.map((one) => one.finished))
    },
    /** Somebody of the staff, signed in in a browser of their own, with a page that is empty still. */
    async somebody(role: Role) {
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
    },
    async aReader(): Promise<Page> {
      return (await browser.newContext({ baseURL: url, javaScriptEnabled: false })).newPage()
    },
    aPieceOf: (accountId: string, headline: string, kind: ArticleKind = 'news') =>
      anArticle(database.db, { actor: { accountId }, text: { headline, kind } }),
  }
}

async function openPiece(page: Page, articleId: string) {
  await page.goto(`/desk/pieces/${articleId}`)
  await workflowOf(page).getByRole('link', { name: 'Versions' }).waitFor()
}

export const workflowOf = (page: Page) =>
  page.getByRole('region', { name: 'Workflow', exact: true })

/** Does an act in its dialog, with what is to be filled in, and waits until it is done. */
export async function act(
  page: Page,
  name: string,
  fields: Record<string, string> = {},
  { isLookedAt = false } = {},
) {
  await workflowOf(page).getByRole('button', { name }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text)
  if (isLookedAt) await expectSoundInBothLooks(page, '[role=dialog]')
  await dialog.getByRole('button', { name }).click()
  await dialog.waitFor({ state: 'detached' })
}

export const stands = (page: Page, words: string) =>
  workflowOf(page).getByText(words).first().waitFor()
