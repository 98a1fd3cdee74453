import type { Browser, BrowserContext } from 'playwright-core'
import { launchBrowser } from '../../test/support/browser.ts'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { startControl } from '../support/control.ts'
import { type FetchedPage, fetchPage } from '../support/fetch-page.ts'
import { kilobytes, milliseconds } from '../support/figures.ts'
import { findArticlePath } from '../support/pages-of-site.ts'
import { startSite } from '../support/site-process.ts'
import { median, spread } from '../support/statistics.ts'

/** What a first view of the front page weighs, and when a slow phone paints it and a piece. */
export const view: Section = {
  name: 'view',
  async run(bench) {
    const articles = bench.sizes[0] ?? 0
    const site = await startSite(await bench.site(articles))
    const browser = await launchBrowser()
    const control = await startControl(smallestPage)
    try {
      const lines = [
        ...(await weigh(site.port)),
        ...(await countRequests(browser, site.port)),
        ...(await paint(bench, browser, { site: site.port, control: control.port })),
      ]
      return lines.map((line) => ({ ...line, articles }))
    } finally {
      await browser.close()
      await control.stop()
      await site.stop()
    }
  },
}

/** As small as a page can be: what the network alone takes. */
const smallestPage: FetchedPage = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('<!doctype html><title>-</title><p>A page'),
}

async function weigh(port: number): Promise<Line[]> {
  const brotli = { 'Accept-Encoding': 'br, gzip', Accept: 'text/html' }
  const plain = await fetchPage(port, '/', { Accept: 'text/html' })
  const sheets = [
    ...plain.body.toString().matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g),
  ]
  const parts = await Promise.all(
    ['/', ...sheets.map((match) => match[1] ?? '')].map((path) => fetchPage(port, path, brotli)),
  )
  const bytes = parts.reduce((sum, part) => sum + part.body.length, 0)
  const encodings = parts.map((part) => part.headers['content-encoding'] ?? 'identity').join(', ')
  return [
    {
      what: `front page, HTML and CSS as compressed (${encodings})`,
      figure: kilobytes(bytes),
      target: '≤ 30 KB',
      ...verdict(bytes <= 30_000),
    },
  ]
}

async function countRequests(browser: Browser, port: number): Promise<Line[]> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const own = `http://localhost:${port}`
  const [urls, scripts]: [string[], string[]] = [[], []]
  page.on('request', (request) => {
    if (request.resourceType() !== 'image') urls.push(request.url())
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  await page.goto(`${own}/`, { waitUntil: 'networkidle' })
  await context.close()
  const foreign = urls.filter((url) => new URL(url).origin !== own).length
  return [
    {
      what: 'requests for a first view, without pictures (to third parties)',
      figure: `${urls.length} (${foreign})`,
      target: '≤ 6 (0)',
      ...verdict(urls.length <= 6 && foreign === 0),
    },
    {
      what: 'scripts on the front page',
      figure: String(scripts.length),
      target: '≤ 6 KB, 0 needed',
      ...verdict(scripts.length === 0),
    },
  ]
}

type Paints = { first: number[]; largest: number[] }

/** Of the front page and a piece, in turn with the smallest page. */
async function paint(
  bench: Bench,
  browser: Browser,
  ports: { site: number; control: number },
): Promise<Line[]> {
  const of = (port: number, path: string) => `http://localhost:${port}${path}`
  const pages = {
    control: of(ports.control, '/'),
    'front page': of(ports.site, '/'),
    article: of(ports.site, await findArticlePath(ports.site)),
  }
  const seen = new Map<string, Paints>()
  for (let round = -1; round < (bench.quick ? 3 : 9); round += 1) {
    for (const [name, url] of Object.entries(pages)) {
      const { first, largest } = await paintsOf(browser, url)
      const before = seen.get(name) ?? { first: [], largest: [] }
      // The first round warms the browser.
      if (round < 0) continue
      seen.set(name, { first: [...before.first, first], largest: [...before.largest, largest] })
    }
  }
  const figures = (name: string, which: keyof Paints) => seen.get(name)?.[which] ?? []
  const control = milliseconds(median(figures('control', 'first')))
  return ['front page', 'article'].flatMap((name) =>
    (['first', 'largest'] as const).map((which) => ({
      what: `${which} paint of the ${name} on a slow phone (control: the smallest page)`,
      figure: milliseconds(median(figures(name, which))),
      spread: spread(figures(name, which), milliseconds),
      control,
      ...(which === 'first' && {
        target: '≤ 1,200 ms',
        ...verdict(median(figures(name, which)) <= 1200),
      }),
    })),
  )
}

/** First and largest contentful paint in ms: 4× slower processor, 400 kbit/s, 400 ms; nothing is cached. */
async function paintsOf(
  browser: Browser,
  url: string,
): Promise<{ first: number; largest: number }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  try {
    const page = await context.newPage()
    await slowDown(context, page)
    await page.goto(url, { waitUntil: 'load' })
    const first = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    const largest = await page.evaluate(largestPaint)
    return { first: (await first.jsonValue()) ?? Number.NaN, largest }
  } finally {
    await context.close()
  }
}

/** Runs in the page, after all of its pictures have come and a moment to draw them. */
async function largestPaint(): Promise<number> {
  await new Promise((done) => setTimeout(done, 300))
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)
    })
    // The types here are those of Node, which knows no paint.
    observer.observe({ type: 'largest-contentful-paint' as 'mark', buffered: true })
  })
}

async function slowDown(
  context: BrowserContext,
  page: Awaited<ReturnType<BrowserContext['newPage']>>,
): Promise<void> {
  const devtools = await context.newCDPSession(page)
  const throughput = (400 * 1000) / 8
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}
