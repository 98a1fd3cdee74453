import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { compareRates, medianOf, ratioOf } from '../support/compare.ts'
import { startControl } from '../support/control.ts'
import { fetchPage } from '../support/fetch-page.ts'
import { count, milliseconds, percent } from '../support/figures.ts'
import type { Round } from '../support/load.ts'
import { findArticlePath } from '../support/pages-of-site.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'
import { median, spread } from '../support/statistics.ts'

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
  const asking = {
    paths: [path],
    headers: { ...asked, ...(unchanged && etag && { 'If-None-Match': etag }) },
    status: unchanged ? 304 : 200,
  }
  const same = await startControl(answer, 'all')
  const bare = await startControl(answer, 'needed')
  try {
    const contenders = [site, same, bare].map((server) => ({ server, plan: asking }))
    const [ours = [], ofSame = [], ofBare = []] = await compareRates(contenders, bench)
    return linesOf(what, ours, { same: ofSame, bare: ofBare })
  } finally {
    await same.stop()
    await bare.stop()
  }
}

function linesOf(
  what: string,
  ours: readonly Round[],
  control: { same: readonly Round[]; bare: readonly Round[] },
): Line[] {
  const rates = ours.map((round) => round.perSecond)
  const ratio = (field: keyof Round) => ratioOf(ours, control.same, field)
  const against = (rounds: readonly Round[]) => ({
    figure: count(medianOf(ours, 'perCpuSecond')),
    control: count(medianOf(rounds, 'perCpuSecond')),
    ratio: percent(ratioOf(ours, rounds, 'perCpuSecond')),
  })
  return [
    {
      what: `${what}: requests a second`,
      figure: count(median(rates)),
      spread: spread(rates, count),
      control: count(medianOf(control.same, 'perSecond')),
      ratio: percent(ratio('perSecond')),
    },
    {
      what: `${what}: for a second of processor time`,
      ...against(control.same),
      // On a core of its own the same as the rate; where neighbours take from it, still right.
      target: '≥ 75% of control',
      ...verdict(ratio('perCpuSecond') >= 0.75),
    },
    {
      what: `${what}: for a second of processor time, control with 3 headers only`,
      ...against(control.bare),
    },
    {
      what: `${what}: p99`,
      figure: milliseconds(medianOf(ours, 'p99Ms')),
      control: milliseconds(medianOf(control.same, 'p99Ms')),
      ratio: percent(ratio('p99Ms')),
      target: '≤ 200% of control',
      ...verdict(ratio('p99Ms') <= 2),
    },
  ]
}
