import { latest } from '#articles/listing-keys.ts'
import { findArticleId } from '#articles/resolve-address.ts'
import { articleTag, listingTag } from '#articles/tags.ts'
import type { Database } from '#platform/database.ts'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { startControl } from '../support/control.ts'
import { fetchPage } from '../support/fetch-page.ts'
import { milliseconds } from '../support/figures.ts'
import { findArticlePath } from '../support/pages-of-site.ts'
import { cpuSeconds, listTree } from '../support/process-tree.ts'
import { joinDatabase, purge } from '../support/site-database.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'
import { median, percentile, spread } from '../support/statistics.ts'
import { openTimedClient } from '../support/timed-client.ts'

type Case = { page: string; path: string; tag: string; mostMs?: number }

/** Pages that must be rendered anew: each is made old by an event before it is asked for. */
export const misses: Section = {
  name: 'misses',
  async run(bench) {
    const lines: Line[] = []
    for (const articles of bench.sizes) {
      const dataDir = await bench.site(articles)
      const site = await startSite(dataDir)
      const database = await joinDatabase(dataDir)
      try {
        const cases = await listCases(database, site, articles)
        lines.push(...(await measure(bench, { site, database, cases, articles })))
      } finally {
        await database.close()
        await site.stop()
      }
    }
    return lines
  },
}

const PAGE_SIZE = 12

async function listCases(
  { db }: Database,
  site: RunningProcess,
  articles: number,
): Promise<Case[]> {
  const article = await findArticlePath(site.port)
  const tag = listingTag('en', latest)
  // The middle is the worst: a listing's later half is read from its end.
  const middle = Math.floor(articles / 2 / PAGE_SIZE)
  return [
    { page: 'front page', path: '/', tag, mostMs: 10 },
    { page: 'article', path: article, tag: articleTag((await findArticleId(db, article)) ?? '') },
    { page: 'listing, page 1', path: '/archive', tag },
    { page: `listing, page ${middle}`, path: `/archive?page=${middle}`, tag },
  ]
}

type Reading = { ms: number; cpuMs: number; bareMs: number }

async function measure(
  bench: Bench,
  of: { site: RunningProcess; database: Database; cases: readonly Case[]; articles: number },
): Promise<Line[]> {
  const { site, database, cases, articles } = of
  const control = await startControl(await fetchPage(site.port, '/'))
  const [ours, bare] = [openTimedClient(site.port), openTimedClient(control.port)]
  const pids = listTree(site.pid)
  const readings = cases.map((): Reading[] => [])
  // Until Node has compiled what it runs, which takes a process some eight seconds of work.
  const warmUp = 200
  for (let round = -warmUp; round < (bench.quick ? 30 : 200); round += 1) {
    for (const [place, { path, tag }] of cases.entries()) {
      await purge(database, site.port, [tag])
      const cpu = cpuSeconds(pids)
      const { status, ms } = await ours.ask(path)
      const cpuMs = (cpuSeconds(pids) - cpu) * 1000
      if (status !== 200) throw new Error(`${path} answered ${status}`)
      const bareMs = (await bare.ask('/')).ms
      if (round >= 0) readings[place]?.push({ ms, cpuMs, bareMs })
    }
  }
  ours.close()
  bare.close()
  await control.stop()
  return cases.flatMap((of, place) =>
    linesOf(of, readings[place] ?? []).map((line) => ({ ...line, articles })),
  )
}

function linesOf({ page, mostMs }: Case, readings: readonly Reading[]): Line[] {
  const all = (field: keyof Reading) => readings.map((reading) => reading[field])
  const took = all('ms')
  const middle = median(took)
  return [
    {
      what: `${page} rendered anew: median (p5–p95; control: a buffer)`,
      figure: milliseconds(middle),
      spread: spread([percentile(took, 5), percentile(took, 95)], milliseconds),
      control: milliseconds(median(all('bareMs'))),
      ...(mostMs && { target: `≤ ${mostMs} ms`, ...verdict(middle <= mostMs) }),
    },
    {
      what: `${page} rendered anew: processor time, PostgreSQL included`,
      figure: milliseconds(median(all('cpuMs'))),
    },
  ]
}
