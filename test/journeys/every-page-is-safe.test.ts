import { createHash } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { joinEmbedded } from '#platform/embedded/embedded-postgres.ts'
import { launchBrowser } from '../support/browser.ts'
import { runChapar } from '../support/chapar-process.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { axeFindings, faintWords } from './axe-findings.ts'
import { type DemoPage, pagesInEnglish, WITHDRAWN } from './demo-pages.ts'
import { textInFirstBytes } from './first-bytes.ts'
import { watchPage } from './watch-page.ts'

const site = useDemoSite()
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  const reason = ['--reason', 'The room was closed before it opened.']
  const settings = { DATA_DIR: site.dataDir }
  const withdrawn = await runChapar(['article', 'withdraw', WITHDRAWN, ...reason], settings)
  expect(withdrawn).toMatchObject({ code: 0 })
})
afterAll(() => browser.close())

const pages: DemoPage[] = [
  ...pagesInEnglish,
  ['front page of another edition', '/ru', 200],
  ['translation', '/kk/2026/11/16/one-card-for-herds', 200],
]

/**
 * DESIGN's budgets for a reader's page; the floors show that something was measured. Pictures are
 * not counted: they are waited for by nobody.
 */
const budget = {
  bytes: [4_000, 30_000],
  requests: [1, 6],
  scriptBytes: [500, 6_000],
  fonts: [1, 2],
  fontBytes: [15_000, 45_000],
} as const

/** Only these run a script at all, and none needs it. */
const hasScript = (path: string) => /^\/rates\/(?:convert|embed)/.test(path)

/** The page at that address, opened once for all tests beside it, and how it was answered. */
function useOpened(path: string) {
  let context: BrowserContext
  const opened = {} as { page: Page; watch: ReturnType<typeof watchPage>; status?: number }
  beforeAll(async () => {
    context = await browser.newContext({ baseURL: site.url, colorScheme: 'light' })
    opened.page = await context.newPage()
    opened.watch = watchPage(opened.page, site.url)
    const answer = await opened.page.goto(path, { waitUntil: 'networkidle' })
    if (answer) opened.status = answer.status()
  })
  afterAll(() => context.close())
  return opened
}

describe.each(pages)('%s (%s)', (_type, path, status) => {
  const opened = useOpened(path)

  it('asks nobody else, runs nothing inline and reports no error', () => isQuiet(opened, status))

  it('carries the safety headers', () => carriesHeaders(path))

  it('has no finding of axe, and enough contrast in the dark scheme too', () =>
    isAccessible(opened))

  it('keeps to the budget of bytes and requests', async () => {
    const sizes = await transferred(opened.page)
    within(sizes.bytes, budget.bytes)
    within(sizes.requests, budget.requests)
    within(sizes.fonts.length, budget.fonts)
    for (const bytes of sizes.fonts) within(bytes, budget.fontBytes)
    within(sizes.scriptBytes, hasScript(path) ? budget.scriptBytes : [0, 0])
  })

  it('can be read when the first 14 KB of it have come', async () => {
    const { whole, text, hasHeading, isAll } = await textInFirstBytes(new URL(path, site.url))
    expect(whole).toBeGreaterThan(3_000)
    expect(hasHeading).toBe(true)
    if (!isAll) expect(text.length).toBeGreaterThan(400)
  })
})

describe('a page that could not be made', () => {
  const path = '/topic/energy'
  const onDatabase = async (statement: string) => {
    const server = await joinEmbedded({ dataDir: site.dataDir })
    if (!server) throw new Error('the demo has no database')
    const database = openDatabase(server.connection)
    await database.pool.query(statement)
    await database.close()
  }
  beforeAll(() => onDatabase('alter table listings rename to mislaid'))
  afterAll(() => onDatabase('alter table mislaid rename to listings'))
  const opened = useOpened(path)

  it('is as quiet', () => isQuiet(opened, 500))
  it('carries the headers', () => carriesHeaders(path))
  it('has no finding of axe', () => isAccessible(opened))
})

describe('the watch itself', () => {
  it('sees a planted foreign request, inline script, inline style and error', async () => {
    const planted = http.createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><title>planted</title><p style="color:red" onclick="1">x</p>
        <img src="http://127.0.0.1:9/foreign.png" alt=""><script>throw new Error('planted')</script>`)
    })
    await once(planted.listen(0, '127.0.0.1'), 'listening')
    const address = planted.address()
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const page = await browser.newPage()
    const watch = watchPage(page, origin)
    await page.goto(origin, { waitUntil: 'networkidle' })
    const faults = (await watch.faults()).join('\n')
    await page.close()
    planted.close()
    for (const sign of ['127.0.0.1:9', 'inline script', 'inline style', 'onclick', 'planted']) {
      expect(faults).toContain(sign)
    }
  })
})

describe('the look of axe', () => {
  const planted = '<html lang="en"><title>planted</title><main><h1>planted</h1>'
  const faint = '<p style="color:#bbb">faint</p><img src="data:,">'

  it.each([
    ['on the page', planted + faint],
    ['inside a frame', `${planted}<iframe title="framed" srcdoc='${planted}${faint}'></iframe>`],
  ])('sees what is planted %s', async (_where, html) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.setContent(html)
    const found = (await axeFindings(page)).map((finding) => finding.replace(/:.*/s, ''))
    const words = await faintWords(page)
    await context.close()
    expect(found).toEqual(expect.arrayContaining(['color-contrast', 'image-alt']))
    expect(words).toEqual([expect.stringContaining('faint')])
  })
})

type Opened = ReturnType<typeof useOpened>

async function isQuiet(opened: Opened, status: number) {
  expect(opened.status).toBe(status)
  // The browser itself reports an answer that is no success.
  const expected = status === 200 ? [] : [expect.stringContaining(String(status))]
  expect(await opened.watch.faults()).toEqual(expected)
}

async function carriesHeaders(path: string) {
  const answer = await fetch(new URL(path, site.url))
  const { headers } = answer
  const csp = headers.get('content-security-policy') ?? ''
  expect(csp).toContain("default-src 'none'")
  expect(csp).toContain("base-uri 'none'")
  expect(csp).toContain('frame-ancestors')
  expect(csp).not.toMatch(/unsafe|\*|https?:/)
  // The one style of the page, and no other.
  const styles = [...(await answer.text()).matchAll(/<style>([\s\S]*?)<\/style>/g)]
  const hashes = styles.map(([, text = '']) => createHash('sha256').update(text).digest('base64'))
  expect(csp).toContain(`style-src 'sha256-${hashes.join()}'`)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBeTruthy()
  expect(headers.get('permissions-policy')).toBeTruthy()
  expect(headers.get('set-cookie')).toBeNull()
}

async function isAccessible({ page }: Opened) {
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faintWords(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

function within(figure: number, [least, most]: readonly [number, number]) {
  expect(figure).toBeGreaterThanOrEqual(least)
  expect(figure).toBeLessThanOrEqual(most)
}

/** What a first view costs over the wire, as the browser's own timing tells it. */
function transferred(page: Page) {
  return page.evaluate(() => {
    const entries = [
      ...(performance.getEntriesByType('navigation') as PerformanceResourceTiming[]),
      ...(performance.getEntriesByType('resource') as PerformanceResourceTiming[]),
    ].filter((entry) => entry.initiatorType !== 'img')
    const sizesOf = (list: PerformanceResourceTiming[]) =>
      list.map((entry) => entry.encodedBodySize)
    const sum = (list: PerformanceResourceTiming[]) =>
      sizesOf(list).reduce((bytes, size) => bytes + size, 0)
    const isFont = ({ name }: PerformanceResourceTiming) => name.endsWith('.woff2')
    return {
      bytes: sum(entries.filter((entry) => !isFont(entry))),
      fonts: sizesOf(entries.filter(isFont)),
      requests: entries.length,
      scriptBytes: sum(entries.filter((entry) => entry.initiatorType === 'script')),
    }
  })
}
