/** The middle value; of an even number of them the upper of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** By nearest rank; NaN of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))
  return sorted[rank] ?? Number.NaN
}

/** How far apart the rounds lie: '4.1–4.6'. */
export function spread(values: readonly number[], show: (value: number) => string): string {
  return `${show(Math.min(...values))}–${show(Math.max(...values))}`
}
