import type { Browser, BrowserContext } from 'playwright-core'
import { launchBrowser } from '../../test/support/browser.ts'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { startControl } from '../support/control.ts'
import { type FetchedPage, fetchPage } from '../support/fetch-page.ts'
import { kilobytes, milliseconds } from '../support/figures.ts'
import { startSite } from '../support/site-process.ts'
import { median, spread } from '../support/statistics.ts'

/** What a first view of the front page weighs, and when a slow phone paints it. */
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
        await paint(bench, browser, { site: site.port, control: control.port }),
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

async function paint(
  bench: Bench,
  browser: Browser,
  ports: { site: number; control: number },
): Promise<Line> {
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let round = -1; round < (bench.quick ? 3 : 9); round += 1) {
    const [site, control] = [
      await firstPaint(browser, ports.site),
      await firstPaint(browser, ports.control),
    ]
    if (round < 0) continue
    ours.push(site)
    bare.push(control)
  }
  return {
    what: 'first paint of the front page on a slow phone (control: the smallest page)',
    figure: milliseconds(median(ours)),
    spread: spread(ours, milliseconds),
    control: milliseconds(median(bare)),
    target: '≤ 1,200 ms',
    ...verdict(median(ours) <= 1200),
  }
}

/** First contentful paint in ms: 4× slower processor, 400 kbit/s, 400 ms; nothing is cached. */
async function firstPaint(browser: Browser, port: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  try {
    const page = await context.newPage()
    await slowDown(context, page)
    await page.goto(`http://localhost:${port}/`, { waitUntil: 'load' })
    const paint = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    return (await paint.jsonValue()) ?? Number.NaN
  } finally {
    await context.close()
  }
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
