import { setTimeout as sleep } from 'node:timers/promises'
import { createArticle } from '#articles/create-article.ts'
import { publishArticle } from '#articles/publish-article.ts'
import type { ArticleText } from '#contract/article.ts'
import { type Db, transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { copySite, removeSite } from '../data/prepared-site.ts'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { milliseconds } from '../support/figures.ts'
import { joinDatabase } from '../support/site-database.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'
import { percentile } from '../support/statistics.ts'
import { openTimedClient } from '../support/timed-client.ts'

/** From the acknowledged publication to the front page that shows it, in each of three processes. */
export const visible: Section = {
  name: 'visible',
  async run(bench) {
    const articles = bench.sizes[0] ?? 0
    const dataDir = await copySite(await bench.site(articles), 'site-for-publishing')
    const sites = [await startSite(dataDir)]
    try {
      sites.push(
        await startSite(dataDir, { role: 'web' }),
        await startSite(dataDir, { role: 'web' }),
      )
      return await measure(bench, dataDir, sites, articles)
    } finally {
      for (const site of sites.reverse()) await site.stop()
      await removeSite(dataDir)
    }
  },
}

async function measure(
  bench: Bench,
  dataDir: string,
  sites: readonly RunningProcess[],
  articles: number,
): Promise<Line[]> {
  const database = await joinDatabase(dataDir)
  const clients = sites.map((site) => openTimedClient(site.port))
  const publications = bench.quick ? 40 : 300
  const took: number[] = []
  for (let number = -5; number < publications; number += 1) {
    const headline = `Bench piece ${number + 5} appears`
    const { articleId } = await draft(database.db, headline, `bench-piece-${number + 5}`)
    // They look before it is there too, so that a page is in the making while it is published.
    const sightings = clients.map((client) => firstSight(client, headline))
    await sleep(5)
    await transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId }))
    const acknowledged = performance.now()
    const seen = await Promise.all(sightings)
    if (number >= 0) took.push(...seen.map((at) => Math.max(0, at - acknowledged)))
  }
  for (const client of clients) client.close()
  await database.close()
  const [p50, p95, most] = [percentile(took, 50), percentile(took, 95), Math.max(...took)]
  return [
    {
      what: `from publishing to visible, ${sites.length} processes, ${publications} publications: p95`,
      articles,
      figure: milliseconds(p95),
      spread: `p50 ${milliseconds(p50)}, max ${milliseconds(most)}`,
      target: '≤ 150 ms',
      ...verdict(p95 <= 150),
    },
  ]
}

/** When the front page was first received with the headline on it. */
async function firstSight(
  client: ReturnType<typeof openTimedClient>,
  headline: string,
): Promise<number> {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    const { body } = await client.ask('/')
    if (body.includes(headline)) return performance.now()
    await sleep(2)
  }
  throw new Error(`"${headline}" was not seen within 30 s`)
}

function draft(db: Db, headline: string, slug: string): Promise<{ articleId: string }> {
  const text: ArticleText = {
    headline,
    standfirst: 'It is followed from the desk to the reader.',
    kind: 'news',
    dateline: '',
    bylines: [],
    terms: [],
    labels: [],
    sourcesNote: '',
    leadPicture: null,
    body: [{ type: 'paragraph', id: 'block-0', text: 'It appeared.', marks: [] }],
  }
  return transact(db, (tx) => createArticle(tx, { actor: operator, edition: 'en', slug, text }))
}
