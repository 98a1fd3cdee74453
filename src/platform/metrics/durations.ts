import type { Metric, Registry } from 'prom-client'

/** Upper bounds in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

type Kept = { buckets: number[]; sum: number; count: number }

/**
 * A histogram of durations by one label, as Prometheus reads it. The library's own looks its labels
 * up by a text that it puts together each time, which is most of what a kept page costs; here an
 * observation is an addition, and the texts are made when somebody asks.
 */
export function registerDurations(
  registry: Registry,
  { name, help, label }: { name: string; help: string; label: string },
): (value: string, seconds: number) => void {
  const all = new Map<string, Kept>()
  const get = async () => ({
    name,
    help,
    type: 'histogram',
    aggregator: 'sum',
    values: [...all].flatMap(([value, kept]) => valuesOf(name, { [label]: value }, kept)),
  })
  // The registry asks a metric for nothing else, but its type wants one of the library's classes.
  registry.registerMetric({ name, get } as unknown as Metric)
  return (value, seconds) => {
    let kept = all.get(value)
    if (!kept) {
      kept = { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 }
      all.set(value, kept)
    }
    kept.sum += seconds
    kept.count += 1
    const place = BUCKETS.findIndex((bound) => seconds <= bound)
    if (place >= 0) kept.buckets[place] = (kept.buckets[place] ?? 0) + 1
  }
}

/** Each bucket holds those before it as well. */
function valuesOf(name: string, labels: Record<string, string>, { buckets, sum, count }: Kept) {
  let below = 0
  const bucket = (le: number | '+Inf', value: number) => ({
    metricName: `${name}_bucket`,
    labels: { le, ...labels },
    value,
  })
  return [
    ...BUCKETS.map((bound, place) => {
      below += buckets[place] ?? 0
      return bucket(bound, below)
    }),
    bucket('+Inf', count),
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ]
}
