import type { Tx } from '#platform/database.ts'
import type { ReadRate } from '../reading.ts'

/** Keeps the rates of a page with its capture, as they were printed. */
export async function storeRates(
  tx: Tx,
  sha256: string,
  ticker: readonly ReadRate[],
): Promise<void> {
  if (ticker.length === 0) return
  const rates = ticker.map(({ pair, value, change, timesSeen }, position) => ({
    ...{ capture_sha256: sha256, position, pair },
    ...{ value_text: value, change_text: change, times_seen: timesSeen },
  }))
  await tx.insertInto('capture_rates').values(rates).execute()
}
