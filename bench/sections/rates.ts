import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CURRENCIES } from '../data/insert-rates.ts'
import { prepareRates } from '../data/prepared-site.ts'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { startControl } from '../support/control.ts'
import type { ConversionFigures } from '../support/convert-rates.ts'
import { onCore, SERVER_CORE } from '../support/cores.ts'
import { fetchPage } from '../support/fetch-page.ts'
import { count, megabytes, milliseconds, share } from '../support/figures.ts'
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

type Case = {
  what: string
  mostMs: number
  encoding: 'identity' | 'br'
  path: (round: number) => string
}

/** A first day that no other round asks for makes an answer that nobody has yet. */
const firstDay = (round: number) =>
  new Date(Date.UTC(1990, 0, 1 + round)).toISOString().slice(0, 10)

const uncached = (pair: string) => (round: number) =>
  `/api/v1/rates/${pair}?from=${firstDay(round)}`
const [plain, brotli] = [{ encoding: 'identity' }, { encoding: 'br' }] as const

const cases: readonly Case[] = [
  { what: 'as printed, uncached', mostMs: 5, ...plain, path: uncached('USD/KZT') },
  { what: 'as printed, uncached, brotli', mostMs: 5, ...brotli, path: uncached('USD/KZT') },
  { what: 'inverse, uncached', mostMs: 5, ...plain, path: uncached('KZT/USD') },
  { what: 'cross, uncached', mostMs: 5, ...plain, path: uncached('GBP/USD') },
  { what: 'cached', mostMs: 1, ...plain, path: () => '/api/v1/rates/USD/KZT' },
  { what: 'cached, brotli', mostMs: 1, ...brotli, path: () => '/api/v1/rates/USD/KZT' },
]

/** Another pair each round, so that none has been rendered: printed ones, inverse ones and crosses. */
const unseenPair = (round: number) => {
  const base = round % CURRENCIES.length
  const next = 1 + (Math.floor(round / CURRENCIES.length) % (CURRENCIES.length - 1))
  const quote = (base + next) % CURRENCIES.length
  return `/rates/${CURRENCIES[base]}-${CURRENCIES[quote]}`.toLowerCase()
}

const pages: readonly Case[] = [
  { what: 'one year', mostMs: 10, ...plain, path: unseenPair },
  { what: 'thirty years', mostMs: 10, ...plain, path: (round) => `${unseenPair(round)}/all` },
]

async function answers(bench: Bench, site: RunningProcess): Promise<Line[]> {
  const lines: Line[] = []
  for (const one of cases) {
    const what = `thirty years of a pair as JSON, ${one.what}`
    bench.say(`  ${what}`)
    lines.push(...(await measure(bench, site, { ...one, what })))
  }
  for (const one of pages) {
    const what = `page of a pair with its chart, ${one.what}, uncached`
    bench.say(`  ${what}`)
    lines.push(...(await measure(bench, site, { ...one, what })))
  }
  const latest = { mostMs: 1, ...plain, path: () => '/api/v1/rates/latest' }
  lines.push(
    ...(await measure(bench, site, { what: 'latest rates of six pairs, cached', ...latest })),
  )
  return lines
}

/** One answer after the other, each beside a bare server that sends the same bytes. */
async function measure(bench: Bench, site: RunningProcess, one: Case): Promise<Line[]> {
  const asked = { 'Accept-Encoding': one.encoding }
  const control = await startControl(await fetchPage(site.port, one.path(0), asked), 'all')
  const rounds = bench.quick ? 60 : 300
  const [ours, theirs] = [openTimings(site, one, asked), openTimings(control, one, asked)]
  try {
    for (let round = -rounds / 3; round < rounds; round += 1) {
      await ours.ask(round + rounds, round >= 0)
      await theirs.ask(round + rounds, round >= 0)
    }
  } finally {
    ours.close()
    theirs.close()
    await control.stop()
  }
  const { what, mostMs } = one
  const compared = (of: 'took' | 'cpu') => ({
    figure: milliseconds(median(ours[of])),
    spread: spread([percentile(ours[of], 5), percentile(ours[of], 95)], milliseconds),
    control: milliseconds(median(theirs[of])),
    ratio: share(median(ours[of]), median(theirs[of])),
    target: `≤ ${mostMs} ms`,
    ...verdict(median(ours[of]) <= mostMs),
  })
  return [
    { what: `${what}: median (p5–p95)`, ...compared('took') },
    { what: `${what}: processor time`, ...compared('cpu') },
  ]
}

function openTimings(server: RunningProcess, { path }: Case, headers: Record<string, string>) {
  const client = openTimedClient(server.port)
  const pids = listTree(server.pid)
  const [took, cpu]: [number[], number[]] = [[], []]
  return {
    took,
    cpu,
    close: client.close,
    async ask(round: number, counts: boolean) {
      const before = cpuSeconds(pids)
      const { status, ms } = await client.ask(path(round), headers)
      const cpuMs = (cpuSeconds(pids) - before) * 1000
      if (status !== 200) throw new Error(`${path(round)} answered ${status}`)
      if (!counts) return
      took.push(ms)
      cpu.push(cpuMs)
    },
  }
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
