import { transact } from '#platform/database.ts'
import { recordObservations } from '#rates/record-observation.ts'
import type { Line, Section } from '../section.ts'
import { count, megabytes, milliseconds } from '../support/figures.ts'
import { loadRound } from '../support/load.ts'
import { watchMemory } from '../support/memory-watch.ts'
import { listPaths } from '../support/pages-of-site.ts'
import { joinDatabase } from '../support/site-database.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'
import { median, percentile } from '../support/statistics.ts'
import { openTimedClient } from '../support/timed-client.ts'

const CRAWLERS = 8

/** Every article's address is asked for once while a rates change makes all pages old. */
export const crawl: Section = {
  name: 'crawl',
  async run(bench) {
    const articles = bench.sizes.at(-1) ?? 0
    const dataDir = await bench.site(articles)
    const site = await startSite(dataDir)
    const database = await joinDatabase(dataDir)
    try {
      const paths = await listPaths(database.db, 100_000)
      const reader = watchReader(site)
      const memory = watchMemory(site.pid)
      // Long enough for all of them on a quiet machine.
      const seconds = bench.quick ? 10 : 900
      const change = setTimeout(() => void changeRate(database), bench.quick ? 3000 : 90_000)
      const crawled = await loadRound(site, {
        paths,
        requests: paths.length,
        connections: CRAWLERS,
        seconds,
      })
      clearTimeout(change)
      const most = memory.stop()
      return linesOf(articles, crawled, await reader.stop(), most)
    } finally {
      await database.close()
      await site.stop()
    }
  },
}

function linesOf(
  articles: number,
  crawled: Awaited<ReturnType<typeof loadRound>>,
  reader: readonly number[],
  memory: number,
): Line[] {
  const { requests, seconds, perSecond, perCpuSecond, p99Ms, wrong } = crawled
  const rest = reader.length > 0
  return [
    {
      what: `crawl of ${count(requests)} addresses in ${count(seconds)} s by ${CRAWLERS}, rates changed in it: pages a second`,
      articles,
      figure: count(perSecond),
      spread: `p99 ${milliseconds(p99Ms)}, ${wrong} wrong`,
    },
    {
      what: 'crawl: pages for each second of processor time',
      articles,
      figure: count(perCpuSecond),
    },
    {
      what: 'crawl: front page for a reader meanwhile: p50',
      articles,
      figure: rest ? milliseconds(median(reader)) : 'not seen',
      spread: rest
        ? `p95 ${milliseconds(percentile(reader, 95))}, max ${milliseconds(Math.max(...reader))}`
        : '',
    },
    { what: 'crawl: memory, most', articles, figure: megabytes(memory) },
  ]
}

/** One reader who asks for the front page, again and again, until stopped. Times in ms. */
function watchReader(site: RunningProcess): { stop(): Promise<number[]> } {
  const client = openTimedClient(site.port)
  const took: number[] = []
  let over = false
  const reading = (async () => {
    while (!over) {
      took.push((await client.ask('/')).ms)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    async stop() {
      over = true
      await reading
      client.close()
      return took
    },
  }
}

/** Another figure for a day long past, so that no ticker changes but every page must be made anew. */
async function changeRate({ db }: Awaited<ReturnType<typeof joinDatabase>>): Promise<void> {
  const value = (400 + Math.random() * 100).toFixed(2)
  const observation = {
    source: 'sample',
    rateType: 'official' as const,
    base: 'USD',
    quote: 'KZT',
    effectiveDate: '2001-01-01',
    rawValue: value,
    rawNominal: '1',
    value,
    fetchedAt: new Date(),
    parserVersion: 1,
  }
  await transact(db, (tx) => recordObservations(tx, [observation]))
}
