import { once } from 'node:events'
import http from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { axeFindings } from './axe-findings.ts'

const site = useDemoSite()
let browser: Browser
let host: http.Server
let hostUrl = ''

/** A page of another site, as strict as a policy can be. */
function hostPage(scheme: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Another site</title>
    <meta name="color-scheme" content="${scheme}">
    <script type="module" src="${site.url}/embed/chapar.js"></script></head><body><main>
    <h1>Another site</h1>
    <chapar-ticker pairs="TJS/USD KZT/USD"><a href="${site.url}/rates">Rates</a></chapar-ticker>
    <chapar-chart pair="KZT/USD" span="30-days" edition="ru"><a href="${site.url}/rates/kzt-usd">KZT</a></chapar-chart>
    <iframe title="Rates" src="${site.url}/embed/ticker/classic" width="600" height="200"></iframe>
    </main></body></html>`
}

beforeAll(async () => {
  browser = await launchBrowser()
  host = http.createServer((request, response) => {
    const policy = [
      "default-src 'none'",
      `script-src ${site.url}`,
      `connect-src ${site.url}`,
      `frame-src ${site.url}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]
    response.setHeader('content-type', 'text/html')
    response.setHeader('content-security-policy', policy.join('; '))
    response.end(hostPage(request.url === '/dark' ? 'dark' : 'light'))
  })
  await once(host.listen(0, '127.0.0.1'), 'listening')
  const address = host.address()
  hostUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(async () => {
  host.close()
  await browser.close()
})

async function visit<T>(
  read: (page: Page, said: string[]) => Promise<T>,
  { path = '/', isReachable = true } = {},
): Promise<T> {
  const context = await browser.newContext({ baseURL: hostUrl })
  try {
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    if (!isReachable) await page.route('**/embed/ticker/tjs*', (route) => route.abort())
    await page.goto(path, { waitUntil: 'networkidle' })
    return await read(page, said)
  } finally {
    await context.close()
  }
}

const paperOf = (page: Page, element: string) =>
  page.locator(`${element} .embed`).evaluate((box) => getComputedStyle(box).backgroundColor)

describe('a page of another site, whose policy allows ours and nothing inline', () => {
  it('shows ticker, chart and frame, in the words of each, without a complaint or a cookie', () =>
    visit(async (page, said) => {
      const ticker = page.locator('chapar-ticker .embed')
      expect(await ticker.innerText()).toContain('TJS/USD = 0.10879 -0.18%')
      expect(await ticker.innerText()).not.toContain('UZS/USD')
      expect(await ticker.getByRole('link', { name: 'Tajik somoni' }).getAttribute('href')).toBe(
        `${site.url}/rates/tjs-usd`,
      )
      const chart = page.locator('chapar-chart .embed')
      expect(await chart.innerText()).toMatch(/KZT\/USD = 0,001\d+ /)
      expect((await chart.locator('svg').boundingBox())?.width).toBeGreaterThan(300)
      // The styles have come: without them the line of the chart would be filled with black.
      const fill = await chart.locator('.chart-line').evaluate((of) => getComputedStyle(of).fill)
      expect(fill).toBe('none')
      const frame = page.frameLocator('iframe')
      expect(await frame.locator('.embed').innerText()).toContain('TMT/USD = 0.28571')
      expect(await page.context().cookies()).toEqual([])
      expect(said).toEqual([])
    }))

  it('is light or dark as that page is', () =>
    visit(async (page) => {
      expect(await paperOf(page, 'chapar-ticker')).toBe('rgb(253, 252, 249)')
      await page.goto('/dark', { waitUntil: 'networkidle' })
      expect(await paperOf(page, 'chapar-ticker')).toBe('rgb(22, 22, 20)')
    }))

  it.each(['/', '/dark'])('has no finding of axe at %s', (path) =>
    visit(
      async (page) => {
        expect(await axeFindings(page, 'main')).toEqual([])
      },
      { path },
    ),
  )

  it('shows other pairs when it asks for others', () =>
    visit(async (page) => {
      await page.locator('chapar-ticker').evaluate((of) => of.setAttribute('pairs', 'UZS/USD'))
      await page.locator('chapar-ticker .embed', { hasText: 'UZS/USD' }).waitFor()
    }))

  it('says so where our site cannot be reached, with the link that it was given', () =>
    visit(
      async (page) => {
        const ticker = page.locator('chapar-ticker')
        await ticker.getByText('The rates could not be loaded.').waitFor()
        expect(await ticker.getByRole('link', { name: 'Rates' }).isVisible()).toBe(true)
      },
      { isReachable: false },
    ))
})
