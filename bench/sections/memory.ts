import { setTimeout as sleep } from 'node:timers/promises'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { megabytes } from '../support/figures.ts'
import { loadRound } from '../support/load.ts'
import { watchMemory } from '../support/memory-watch.ts'
import { listPaths } from '../support/pages-of-site.ts'
import { listTree, proportionalSet } from '../support/process-tree.ts'
import { joinDatabase } from '../support/site-database.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'
import { openTimedClient } from '../support/timed-client.ts'

/** The proportional set of the whole process tree, PostgreSQL included. */
export const memory: Section = {
  name: 'memory',
  async run(bench) {
    const lines: Line[] = []
    for (const articles of bench.sizes) {
      const dataDir = await bench.site(articles)
      const site = await startSite(dataDir)
      try {
        lines.push({ ...(await idle(bench, site)), articles })
        lines.push({ ...(await underLoad(bench, site, dataDir)), articles })
      } finally {
        await site.stop()
      }
    }
    return lines
  },
}

/** After a few readers, some seconds later. */
async function idle(bench: Bench, site: RunningProcess): Promise<Line> {
  const client = openTimedClient(site.port)
  for (const path of ['/', '/archive', '/corrections', '/', '/index.txt']) await client.ask(path)
  client.close()
  await sleep(bench.quick ? 3000 : 15_000)
  const bytes = proportionalSet(listTree(site.pid))
  return {
    what: 'memory, idle',
    figure: megabytes(bytes),
    target: '≤ 180 MB',
    ...verdict(bytes <= 180e6),
  }
}

/** The most of it while the front page is asked for over and over, and then many pages once each. */
async function underLoad(bench: Bench, site: RunningProcess, dataDir: string): Promise<Line> {
  const database = await joinDatabase(dataDir)
  const paths = await listPaths(database.db, 20_000)
  await database.close()
  const watch = watchMemory(site.pid)
  const seconds = bench.quick ? 3 : 15
  await loadRound(site, { seconds, headers: { 'Accept-Encoding': 'br' } })
  await loadRound(site, { seconds, paths, requests: paths.length })
  const most = watch.stop()
  return {
    what: 'memory, most under load',
    figure: megabytes(most),
    target: '≤ 260 MB',
    ...verdict(most <= 260e6),
  }
}
