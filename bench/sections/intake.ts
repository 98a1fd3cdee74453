import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectFile } from '#platform/project-file.ts'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { onCore, SERVER_CORE } from '../support/cores.ts'
import { count } from '../support/figures.ts'
import { median, spread } from '../support/statistics.ts'

const program = fileURLToPath(new URL('../support/read-captures.ts', import.meta.url))

/** As long as the capture with which the project began. */
const CHARACTERS = 26_500

/** It may not be part of the project, and lies beside it, if at all. */
const FIRST = path.resolve(projectFile(), '../shared/captures/seed.txt')

/** How many captures of a front page's size are read in a second, on one core. */
export const intake: Section = {
  name: 'intake',
  async run(bench) {
    // What nobody wrote is the harder reading: none of its words tells what its line is.
    const length = `${count(CHARACTERS)} characters`
    const lines = [
      ...measure(bench, ['samples', `captures of ${length}, stories of the sample newsroom`], 200),
      ...measure(bench, ['invented', `captures of ${length}, words of no language`]),
    ]
    if (!existsSync(FIRST)) return lines
    return [...measure(bench, [FIRST, 'the capture with which the project began'], 200), ...lines]
  },
}

/** `source`: a file, or how the capture is made. */
function measure(bench: Bench, [source, named]: [string, string], least?: number): Line[] {
  const what = `${named}, read`
  const rates = Array.from({ length: Math.min(5, bench.rounds) }, () =>
    readFor(bench.roundSeconds, source),
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

function readFor(seconds: number, source: string): Rate {
  const line = [process.execPath, program, String(seconds), String(CHARACTERS), source]
  const [command = '', ...args] = onCore(SERVER_CORE, line)
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
