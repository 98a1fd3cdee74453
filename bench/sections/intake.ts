import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Section, verdict } from '../section.ts'
import { onCore, SERVER_CORE } from '../support/cores.ts'
import { count } from '../support/figures.ts'
import { median, spread } from '../support/statistics.ts'

const program = fileURLToPath(new URL('../support/read-captures.ts', import.meta.url))

/** As long as the capture with which the project began. */
const CHARACTERS = 26_500

/** How many captures of a front page's size are read in a second, on one core. */
export const intake: Section = {
  name: 'intake',
  async run(bench) {
    const what = `captures of ${count(CHARACTERS)} characters read`
    const rates = Array.from({ length: Math.min(5, bench.rounds) }, () =>
      readFor(bench.roundSeconds),
    )
    const [byClock, byProcessor] = [
      rates.map((rate) => rate.perSecond),
      rates.map((rate) => rate.perCpuSecond),
    ]
    return [
      {
        what: `${what} in a second`,
        figure: count(median(byClock)),
        spread: spread(byClock, count),
      },
      {
        what: `${what} in a second of processor time`,
        figure: count(median(byProcessor)),
        spread: spread(byProcessor, count),
        target: '≥ 200',
        ...verdict(median(byProcessor) >= 200),
      },
    ]
  },
}

type Rate = { perSecond: number; perCpuSecond: number }

function readFor(seconds: number): Rate {
  const line = [process.execPath, program, String(seconds), String(CHARACTERS)]
  const [command = '', ...args] = onCore(SERVER_CORE, line)
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
