import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ChaparProcess, runChapar, startChapar } from '../support/chapar-process.ts'
import { foundByCommand } from '../support/found-by-command.ts'
import { freePort } from '../support/free-port.ts'
import { startMailServer } from '../support/mail-server.ts'
import { oneTimeCode } from '../support/one-time-code.ts'
import { axeFindings } from './axe-findings.ts'
import { watchPage } from './watch-page.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'chapar-desk-'))
const settings: Record<string, string> = { DATA_DIR: path.join(folder, 'data'), LOG_LEVEL: 'error' }
const OWNER = { email: 'first@paper.example', password: 'four quiet yaks upstream' }
const REPORTER = { email: 'second@paper.example', password: 'two loud magpies inland' }
let mails: Awaited<ReturnType<typeof startMailServer>>
let chapar: ChaparProcess
let browser: Browser
let url = ''
let firstLink = ''

beforeAll(async () => {
  mails = await startMailServer()
  await foundByCommand(settings)
  // A free port that SITE_URL can name, since mails are written by the worker.
  const port = await freePort()
  url = `http://localhost:${port}`
  Object.assign(settings, { PORT: String(port), SITE_URL: url, SMTP_URL: mails.url })
  chapar = startChapar(['start'], settings)
  ;[firstLink = ''] = (await chapar.says(/http:\S+\/desk\/enter\S+/)) ?? []
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  chapar?.kill('SIGTERM')
  await chapar?.finished
  await mails?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A browser of somebody, without script, since nothing of this may need any; axe does. */
async function somebody(
  visit: (page: Page) => Promise<void>,
  { width = 1280, hasScript = false } = {},
): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: hasScript,
    viewport: { width, height: 900 },
  })
  try {
    await visit(await context.newPage())
  } finally {
    await context.close()
  }
}

async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto('/desk')
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /The desk|First page|Second factor/ }).waitFor()
}

/** A key goes on before the page that it asks for has come. */
const arrives = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

test('the first owner comes in by the link that the start printed, once', () =>
  somebody(async (page) => {
    await page.goto(firstLink)
    await page.getByLabel('Your name').fill('First Owner')
    await page.getByLabel('Mail address').fill(OWNER.email)
    await page.getByLabel('New password').fill(OWNER.password)
    await page.keyboard.press('Enter')
    await arrives(page, 'The desk')
    await page.getByRole('link', { name: 'your account' }).click()
    expect(await page.getByRole('navigation').innerText()).toContain('First Owner')
    await page.goto(firstLink)
    await arrives(page, 'The link leads nowhere')
  }))

test('an owner invites a reporter, who comes in and is not shown what is not theirs', async () => {
  let link = ''
  await somebody(async (page) => {
    await signIn(page, OWNER)
    await page.goto('/desk/staff')
    await page.getByLabel('Name').fill('Second Reporter')
    await page.getByLabel('Mail address').fill(REPORTER.email)
    await page.getByRole('button', { name: 'Make a link' }).click()
    link = await page.getByRole('status').locator('code').innerText()
    expect(await page.getByRole('row', { name: /Second Reporter/ }).innerText()).toContain(
      'has not come in yet',
    )
  })
  await somebody(async (page) => {
    await page.goto(link)
    await page.getByLabel('New password').fill(REPORTER.password)
    await page.keyboard.press('Enter')
    await arrives(page, 'The desk')
    await page.goto('/desk/account')
    expect(await page.getByRole('link', { name: 'Staff' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You have signed out.').waitFor()
    await page.goto('/desk')
    await arrives(page, 'Sign in')
  })
})

test('a second factor is set up, asked for, and the telephone may be lost', async () => {
  let recovery = ''
  await somebody(async (page) => {
    await signIn(page, REPORTER)
    await page.goto('/desk/account/second-factor')
    await page.getByLabel('Your password').fill(REPORTER.password)
    await page.getByRole('button', { name: 'Go on' }).click()
    recovery = await page.locator('.codes code').first().innerText()
    const typed = await page.locator('p > code').first().innerText()
    await page.getByLabel('Code', { exact: true }).fill(oneTimeCode(typed.replaceAll(' ', '')))
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByText('The second factor is on.').waitFor()
  })
  await somebody(async (page) => {
    await signIn(page, REPORTER)
    await arrives(page, 'Second factor')
    await page.getByLabel('Code').fill(recovery)
    await page.keyboard.press('Enter')
    await arrives(page, 'The desk')
  })
})

test('a passkey is made with a script of one page, and lets in without password and code', () =>
  somebody(
    async (page) => {
      const device = await page.context().newCDPSession(page)
      await device.send('WebAuthn.enable')
      const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      })
      const watched = watchPage(page, url)
      await signIn(page, OWNER)
      await page.goto('/desk/account/passkeys')
      await page.getByLabel('Name').fill('office computer')
      await page.getByLabel('Your password').fill(OWNER.password)
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByText('The passkey is added').waitFor()
      await page.goto('/desk/account/passkeys')
      expect(await page.getByRole('row', { name: /office computer/ }).innerText()).toContain(
        'never',
      )
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.waitForURL(`${url}/desk`)
      // Whoever only has the device is not let in: it must know its holder.
      await page.goto('/desk/account')
      await page.getByRole('button', { name: 'Sign out', exact: true }).click()
      await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByText('No passkey was given').waitFor()
      expect(await watched.faults()).toEqual([])
      expect(await axeFindings(page)).toEqual([])
    },
    { hasScript: true },
  ))

/** The mail with that subject, as it came; '' where none did. */
const mailOf = (subject: string) =>
  mails.mails.find(({ text }) =>
    text.includes(`Subject: localhost:${new URL(url).port}: ${subject}`),
  )?.text ?? ''

test('a new passkey and a new second factor are told to their holders by mail', async () => {
  for (const subject of ['a passkey was added', 'the second factor was set up']) {
    await expect.poll(() => mailOf(subject), { timeout: 20_000 }).not.toBe('')
  }
})

test('who has forgotten the password gets a link by mail', () =>
  somebody(async (page) => {
    await page.goto('/desk/sign-in')
    await page.getByRole('link', { name: 'Password forgotten?' }).click()
    await page.getByLabel('Mail address').fill(OWNER.email)
    await page.keyboard.press('Enter')
    await page.getByRole('status').waitFor()
    await expect.poll(() => mailOf('a new password'), { timeout: 20_000 }).not.toBe('')
    const text = mailOf('a new password').replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const [link = ''] = /http:\/\/localhost\S+/.exec(text) ?? []
    await page.goto(link)
    const password = 'one calm heron at dusk'
    await page.getByLabel('New password').fill(password)
    await page.keyboard.press('Enter')
    await arrives(page, 'The desk')
    Object.assign(OWNER, { password })
  }))

test('the operator lets somebody in again who has lost everything', () =>
  somebody(async (page) => {
    const made = await runChapar(['user', 'reset', REPORTER.email, '--second-factor'], settings)
    expect(made.err).toBe('')
    const [link = ''] = /http:\S+/.exec(made.out) ?? []
    await page.goto(link)
    await page.getByLabel('New password').fill(REPORTER.password)
    await page.keyboard.press('Enter')
    await arrives(page, 'The desk')
  }))

test.each([1280, 390])('every page is sound at %i px', (width) =>
  somebody(
    async (page) => {
      const made = await runChapar(['user', 'reset', REPORTER.email], settings)
      const [link = ''] = /\/desk\/enter\S+/.exec(made.out) ?? []
      const watch = watchPage(page, url)
      for (const path of ['/desk/sign-in', '/desk/forgotten', link, '/desk/second-factor']) {
        await page.goto(path)
        await expectSound(page)
      }
      await signIn(page, OWNER)
      for (const path of ['staff', 'account', 'account/second-factor', 'account/passkeys']) {
        await page.goto(`/desk/${path}`)
        await expectSound(page)
      }
      await page.goto('/desk/account/second-factor')
      await page.getByLabel('Your password').fill(OWNER.password)
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('button', { name: 'Turn it on' }).waitFor()
      await expectSound(page)
      expect(await watch.faults()).toEqual([])
    },
    { width, hasScript: true },
  ),
)

test('pages that say no are sound on a telephone: not there, not yours, too many tries', () =>
  somebody(
    async (page) => {
      await signIn(page, REPORTER)
      const says = async (status: number, heading: string) => {
        await arrives(page, heading)
        await expectSound(page)
        return status
      }
      expect((await page.goto('/desk/nothing'))?.status()).toBe(await says(404, 'Not found'))
      expect((await page.goto('/desk/staff'))?.status()).toBe(await says(403, 'Not allowed'))
      const asked = {
        form: { email: 'nobody@paper.example' },
        headers: { 'Sec-Fetch-Site': 'same-origin' },
      }
      for (let tries = 0; tries < 5; tries += 1) await page.request.post('/desk/forgotten', asked)
      await page.goto('/desk/forgotten')
      await page.getByLabel('Mail address').fill('nobody@paper.example')
      await page.keyboard.press('Enter')
      await says(429, 'Please wait')
    },
    { width: 390, hasScript: true },
  ))

async function expectSound(page: Page) {
  expect(await axeFindings(page), page.url()).toEqual([])
  const room = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(room[0], page.url()).toBeLessThanOrEqual(room[1] ?? 0)
}
