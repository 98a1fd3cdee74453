// node --expose-gc convert-rates.ts DATA_DIR: loads all rates of a running site and prints what that and
// conversions cost, as JSON.
import { convert } from '#rates/convert.ts'
import { createRateStore } from '#rates/rate-store.ts'
import { joinDatabase } from './site-database.ts'
import { percentile } from './statistics.ts'

export type ConversionFigures = {
  rows: number
  loadMs: number
  /** of the columns alone */
  columnBytes: number
  medianMicros: number
  worstMicros: number
}

const ROUNDS = 20_000
const PAIRS = [
  ['USD', 'KZT'],
  ['KZT', 'USD'],
  ['EUR', 'USD'],
  ['GBP', 'TJS'],
] as const

const [dataDir = ''] = process.argv.slice(2)
const database = await joinDatabase(dataDir)
const before = columnBytes()
const begun = performance.now()
const table = await createRateStore({ db: database.db }).load()
const loadMs = performance.now() - begun
const took: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const [base, quote] = PAIRS[round % PAIRS.length] ?? PAIRS[0]
  const on = new Date(Date.UTC(1997, 0, 1 + ((round * 37) % 10_000))).toISOString().slice(0, 10)
  const at = performance.now()
  const found = convert(table, { base, quote, on, amount: '1234.56' })
  const micros = (performance.now() - at) * 1000
  if (!found) throw new Error(`no rate of ${base}/${quote} on ${on}`)
  if (round >= ROUNDS / 10) took.push(micros)
}
const figures: ConversionFigures = {
  rows: table.size,
  loadMs,
  columnBytes: columnBytes() - before,
  medianMicros: percentile(took, 50),
  worstMicros: percentile(took, 99),
}
process.stdout.write(JSON.stringify(figures))
await database.close()

/** Without what is only waiting to be collected. */
function columnBytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().arrayBuffers
}
