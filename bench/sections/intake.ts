import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { projectFile } from '#platform/project-file.ts'
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
    const what = `captures read a second, ${count(CHARACTERS)} characters each`
    if (!existsSync(projectFile('src', 'intake', 'read-capture.ts'))) {
      return [{ what, figure: 'there is no capture reader yet' }]
    }
    const rates = Array.from({ length: Math.min(5, bench.rounds) }, () =>
      readFor(bench.roundSeconds),
    )
    return [
      {
        what,
        figure: count(median(rates)),
        spread: spread(rates, count),
        target: '≥ 200',
        ...verdict(median(rates) >= 200),
      },
    ]
  },
}

function readFor(seconds: number): number {
  const line = [process.execPath, program, String(seconds), String(CHARACTERS)]
  const [command = '', ...args] = onCore(SERVER_CORE, line)
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}
