import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
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
    // What nobody wrote is the harder reading: none of its words tells what its line is.
    return [...measure(bench, 'samples', 200), ...measure(bench, 'invented')]
  },
}

function measure(bench: Bench, words: 'samples' | 'invented', least?: number): Line[] {
  const named = words === 'samples' ? 'stories of the sample newsroom' : 'words of no language'
  const what = `captures of ${count(CHARACTERS)} characters, ${named}, read`
  const rates = Array.from({ length: Math.min(5, bench.rounds) }, () =>
    readFor(bench.roundSeconds, words),
  )
  const byClock = rates.map((rate) => rate.perSecond)
  const work = median(rates.map((rate) => rate.perCpuSecond))
  return [
    {
      what: `${what} in a second`,
      figure: count(median(byClock)),
      spread: spread(byClock, count),
    },
    {
      what: `${what} in a second of processor time`,
      figure: count(work),
      spread: spread(
        rates.map((rate) => rate.perCpuSecond),
        count,
      ),
      ...(least && { target: `≥ ${least}`, ...verdict(work >= least) }),
    },
  ]
}

type Rate = { perSecond: number; perCpuSecond: number }

function readFor(seconds: number, words: string): Rate {
  const line = [process.execPath, program, String(seconds), String(CHARACTERS), words]
  const [command = '', ...args] = onCore(SERVER_CORE, line)
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
