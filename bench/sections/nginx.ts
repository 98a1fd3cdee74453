import type { Line, Section } from '../section.ts'
import { compareRates, medianOf, ratioOf } from '../support/compare.ts'
import { fetchPage } from '../support/fetch-page.ts'
import { count, percent } from '../support/figures.ts'
import { hasNginx, startNginxBefore, startNginxWithFile } from '../support/nginx.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'

/** The front page beside nginx with a static file, and nginx as a page cache before Chapar. */
export const nginx: Section = {
  name: 'nginx',
  async run(bench) {
    if (!hasNginx) return [{ what: 'beside nginx', figure: 'nginx is not installed here' }]
    const articles = bench.sizes[0] ?? 0
    const running: RunningProcess[] = []
    try {
      const site = await startSite(await bench.site(articles))
      running.push(site)
      const { body } = await fetchPage(site.port, '/')
      const file = await startNginxWithFile(body)
      running.push(file)
      const cache = await startNginxBefore(site.port)
      running.push(cache)
      const contenders = [site, file, cache].map((server) => ({ server, plan: {} }))
      const [ours = [], ofFile = [], ofCache = []] = await compareRates(contenders, bench)
      const figure = (field: 'perSecond' | 'perCpuSecond', name: string): Line => {
        const theirs = name === 'a file' ? ofFile : ofCache
        const of = field === 'perSecond' ? 'requests a second' : 'for a second of processor time'
        const what = `cached front page beside nginx with ${name}: ${of}`
        return {
          what,
          articles,
          figure: count(medianOf(ours, field)),
          control: count(medianOf(theirs, field)),
          ratio: percent(ratioOf(ours, theirs, field)),
        }
      }
      return [
        figure('perSecond', 'a file'),
        figure('perCpuSecond', 'a file'),
        figure('perSecond', 'its page cache'),
        figure('perCpuSecond', 'its page cache'),
      ]
    } finally {
      for (const server of running.reverse()) await server.stop()
    }
  },
}
