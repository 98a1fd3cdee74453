import { type Line, type Section, verdict } from '../section.ts'
import { startControl } from '../support/control.ts'
import { fetchPage } from '../support/fetch-page.ts'
import { milliseconds } from '../support/figures.ts'
import { cpuSeconds, listTree } from '../support/process-tree.ts'
import { startSite } from '../support/site-process.ts'
import { median, spread } from '../support/statistics.ts'

/** From the command to the end of the first answer, on a database that is there. */
export const start: Section = {
  name: 'start',
  async run(bench) {
    const lines: Line[] = []
    for (const articles of bench.sizes) {
      const dataDir = await bench.site(articles)
      const [took, bare, cpu]: [number[], number[], number[]] = [[], [], []]
      // The first one warms the machine's file cache, and does not count.
      for (let round = -1; round < (bench.quick ? 3 : 9); round += 1) {
        const site = await startSite(dataDir)
        const cpuMs = cpuSeconds(listTree(site.pid)) * 1000
        const page = await fetchPage(site.port, '/')
        await site.stop()
        const control = await startControl(page)
        await control.stop()
        if (round < 0) continue
        took.push(site.firstAnswerMs)
        bare.push(control.firstAnswerMs)
        cpu.push(cpuMs)
      }
      lines.push({
        what: '`chapar start` to the first answer',
        articles,
        figure: milliseconds(median(took)),
        spread: spread(took, milliseconds),
        control: milliseconds(median(bare)),
        target: '≤ 1,500 ms',
        ...verdict(median(took) <= 1500),
      })
      lines.push({
        what: '`chapar start` to the first answer: processor time of what runs then',
        articles,
        figure: milliseconds(median(cpu)),
        spread: spread(cpu, milliseconds),
      })
    }
    return lines
  },
}
