import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { compareRates, medianOf } from '../support/compare.ts'
import { startControl } from '../support/control.ts'
import { fetchPage } from '../support/fetch-page.ts'
import { count, milliseconds, share } from '../support/figures.ts'
import type { Round } from '../support/load.ts'
import { findArticlePath } from '../support/pages-of-site.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'
import { spread } from '../support/statistics.ts'

type Case = { page: string; path: string; encoding: 'identity' | 'gzip' | 'br'; unchanged?: true }

/** A page that is asked for again and again, beside a bare server that sends the same bytes. */
export const hits: Section = {
  name: 'hits',
  async run(bench) {
    const lines: Line[] = []
    for (const articles of bench.sizes) {
      const site = await startSite(await bench.site(articles))
      try {
        const article = await findArticlePath(site.port)
        for (const one of casesOf(article, articles === bench.sizes[0])) {
          lines.push(...(await measure(bench, site, one)).map((line) => ({ ...line, articles })))
        }
      } finally {
        await site.stop()
      }
    }
    return lines
  },
}

function casesOf(article: string, all: boolean): Case[] {
  const front = { page: 'front page', path: '/' }
  const piece = { page: 'article', path: article }
  const few: Case[] = [
    { ...front, encoding: 'identity' },
    { ...piece, encoding: 'br' },
  ]
  if (!all) return few
  return [
    { ...front, encoding: 'identity' },
    { ...front, encoding: 'gzip' },
    { ...front, encoding: 'br' },
    { ...piece, encoding: 'identity' },
    { ...piece, encoding: 'br' },
    { ...front, encoding: 'br', unchanged: true },
  ]
}

async function measure(bench: Bench, site: RunningProcess, one: Case): Promise<Line[]> {
  const { page, path, encoding, unchanged } = one
  const asked = { 'Accept-Encoding': encoding, Accept: 'text/html' }
  const answer = await fetchPage(site.port, path, asked)
  const etag = answer.headers.etag
  const size = unchanged ? '304' : `${encoding}, ${(answer.body.length / 1000).toFixed(1)} KB`
  const what = `cached ${page}, ${size}`
  bench.say(`  ${what}`)
  if (unchanged && !etag) return [{ what, figure: 'no ETag is given' }]
  const control = await startControl(answer)
  try {
    const planFor = (tag: string | undefined) => ({
      paths: [path],
      headers: { ...asked, ...(unchanged && tag ? { 'If-None-Match': tag } : {}) },
      status: unchanged ? 304 : 200,
    })
    const [ours = [], bare = []] = await compareRates(
      [
        { server: site, plan: planFor(etag) },
        { server: control, plan: planFor('"control"') },
      ],
      bench,
    )
    return linesOf(what, ours, bare)
  } finally {
    await control.stop()
  }
}

function linesOf(what: string, ours: readonly Round[], bare: readonly Round[]): Line[] {
  const [rate, bareRate] = [medianOf(ours, 'perSecond'), medianOf(bare, 'perSecond')]
  const [work, bareWork] = [medianOf(ours, 'perCpuSecond'), medianOf(bare, 'perCpuSecond')]
  const [p99, bareP99] = [medianOf(ours, 'p99Ms'), medianOf(bare, 'p99Ms')]
  const rates = ours.map((round) => round.perSecond)
  return [
    {
      what: `${what}: requests a second`,
      figure: count(rate),
      spread: spread(rates, count),
      control: count(bareRate),
      ratio: share(rate, bareRate),
      target: '≥ 75% of control',
      ...verdict(rate >= 0.75 * bareRate),
    },
    {
      what: `${what}: for each second of processor time`,
      figure: count(work),
      control: count(bareWork),
      ratio: share(work, bareWork),
    },
    {
      what: `${what}: p99`,
      figure: milliseconds(p99),
      control: milliseconds(bareP99),
      ratio: share(p99, bareP99),
      target: '≤ 200% of control',
      ...verdict(p99 <= 2 * bareP99),
    },
  ]
}
