import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { prepareRates } from '../data/prepared-site.ts'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import type { ConversionFigures } from '../support/convert-rates.ts'
import { onCore, SERVER_CORE } from '../support/cores.ts'
import { count, megabytes, milliseconds } from '../support/figures.ts'
import { cpuSeconds, listTree, proportionalSet } from '../support/process-tree.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'
import { median, percentile, spread } from '../support/statistics.ts'
import { openTimedClient } from '../support/timed-client.ts'

const program = fileURLToPath(new URL('../support/convert-rates.ts', import.meta.url))

/** The API and the store beneath it, on thirty years of everything. */
export const rates: Section = {
  name: 'rates',
  async run(bench) {
    const dataDir = await prepareRates(bench)
    const site = await startSite(dataDir)
    try {
      return [
        {
          what: '`chapar start` to the first answer, 2.1 million observations',
          figure: milliseconds(site.firstAnswerMs),
        },
        ...(await answers(bench, site)),
        await idleMemory(bench, site),
        ...conversions(dataDir),
      ]
    } finally {
      await site.stop()
    }
  },
}

type Case = { what: string; mostMs: number; path: (round: number) => string }

/** A first day that no other round asks for makes an answer that nobody has yet. */
const firstDay = (round: number) =>
  new Date(Date.UTC(1990, 0, 1 + round)).toISOString().slice(0, 10)

const cases: readonly Case[] = [
  {
    what: 'thirty years of a pair as JSON, as printed, uncached',
    mostMs: 5,
    path: (round) => `/api/v1/rates/USD/KZT?from=${firstDay(round)}`,
  },
  {
    what: 'thirty years of a pair as JSON, inverse, uncached',
    mostMs: 5,
    path: (round) => `/api/v1/rates/KZT/USD?from=${firstDay(round)}`,
  },
  {
    what: 'thirty years of a pair as JSON, cross, uncached',
    mostMs: 5,
    path: (round) => `/api/v1/rates/GBP/USD?from=${firstDay(round)}`,
  },
  {
    what: 'thirty years of a pair as JSON, cached',
    mostMs: 1,
    path: () => '/api/v1/rates/USD/KZT',
  },
  { what: 'latest rates of five pairs, cached', mostMs: 1, path: () => '/api/v1/rates/latest' },
]

async function answers(bench: Bench, site: RunningProcess): Promise<Line[]> {
  const client = openTimedClient(site.port)
  const pids = listTree(site.pid)
  const lines: Line[] = []
  for (const { what, mostMs, path } of cases) {
    bench.say(`  ${what}`)
    const took: number[] = []
    const cpu: number[] = []
    const rounds = bench.quick ? 60 : 300
    for (let round = -rounds / 3; round < rounds; round += 1) {
      const before = cpuSeconds(pids)
      const { status, ms } = await client.ask(path(round + rounds))
      const cpuMs = (cpuSeconds(pids) - before) * 1000
      if (status !== 200) throw new Error(`${path(round)} answered ${status}`)
      if (round < 0) continue
      took.push(ms)
      cpu.push(cpuMs)
    }
    lines.push(
      {
        what: `${what}: median (p5–p95)`,
        figure: milliseconds(median(took)),
        spread: spread([percentile(took, 5), percentile(took, 95)], milliseconds),
        target: `≤ ${mostMs} ms`,
        ...verdict(median(took) <= mostMs),
      },
      { what: `${what}: processor time`, figure: `${median(cpu).toFixed(2)} ms` },
    )
  }
  client.close()
  return lines
}

async function idleMemory(bench: Bench, site: RunningProcess): Promise<Line> {
  await sleep(bench.quick ? 3000 : 15_000)
  const bytes = proportionalSet(listTree(site.pid))
  return { what: 'memory after that, 2.1 million observations', figure: megabytes(bytes) }
}

function conversions(dataDir: string): Line[] {
  const [command = '', ...args] = onCore(SERVER_CORE, [
    process.execPath,
    '--expose-gc',
    program,
    dataDir,
  ])
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const figures: ConversionFigures = JSON.parse(stdout)
  const micros = (value: number) => `${value.toFixed(1)} µs`
  return [
    {
      what: `${count(figures.rows)} observations in memory: columns`,
      figure: megabytes(figures.columnBytes),
    },
    { what: 'the same: read from the database', figure: milliseconds(figures.loadMs) },
    {
      what: 'conversion as of a day, in process: median (to p99)',
      figure: micros(figures.medianMicros),
      spread: `to ${micros(figures.worstMicros)}`,
      target: '≤ 20 µs',
      ...verdict(figures.medianMicros <= 20),
    },
  ]
}
