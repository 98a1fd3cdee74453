import type { Metric, MetricObjectWithValues, MetricValue, Registry } from 'prom-client'
import type { Exchange } from './access-log.ts'
import { createTallies, durationBounds, type Tallies } from './tallies.ts'

/** A number that is looked up when the metrics are asked for, by value of `label`. */
export type GaugeSource = {
  name: string
  help: string
  label: string
  read: () => Promise<Record<string, number>> | Record<string, number>
}

export type Metrics = {
  count(exchange: Exchange): void
  /** for Prometheus */
  text(): Promise<{ type: string; text: string }>
}

/**
 * Numbers for Prometheus. No label holds a path or anything else of a reader. prom-client is loaded
 * when somebody asks first: a site that nobody measures starts sooner and holds less.
 */
export function createMetrics(gauges: readonly GaugeSource[]): Metrics {
  const tallies = createTallies()
  let registry: Promise<Registry> | undefined
  return {
    count: ({ path, status, seconds }) => tallies.add(routeKind(path), status, seconds),
    async text() {
      registry ??= openRegistry(tallies, gauges)
      const opened = await registry
      return { type: opened.contentType, text: await opened.metrics() }
    },
  }
}

/** A handful of kinds, told from the path alone. */
export function routeKind(path: string): string {
  const end = path.indexOf('/', 1)
  const known = kinds.get(end < 0 ? path.slice(1) : path.slice(1, end))
  if (known) return known
  if (path.endsWith('.txt') || path.endsWith('.md')) return 'text'
  return /(\.xml|atom|json)$/.test(path) ? 'feed' : 'page'
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['healthz', 'operation'],
  ['readyz', 'operation'],
  ['metrics', 'operation'],
  ['.well-known', 'operation'],
  ['assets', 'asset'],
  ['media', 'asset'],
  ['desk', 'api'],
  ['api', 'api'],
])

async function openRegistry(tallies: Tallies, gauges: readonly GaugeSource[]): Promise<Registry> {
  const { collectDefaultMetrics, Registry } = await import('prom-client')
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  register(registry, {
    name: 'chapar_http_requests_total',
    help: 'Answers, by kind of route and status',
    type: 'counter',
    read: async () => answerValues(tallies),
  })
  register(registry, {
    name: 'chapar_http_request_duration_seconds',
    help: 'From the request to the end of its answer, by kind of route',
    type: 'histogram',
    read: async () => durationValues(tallies),
  })
  for (const { name, help, label, read } of gauges) {
    const values = async () =>
      Object.entries(await read()).map(([key, value]) => ({ labels: { [label]: key }, value }))
    register(registry, { name, help, type: 'gauge', read: values })
  }
  return registry
}

type Value = MetricValue<string> & { metricName?: string }
type Source = { name: string; help: string; type: string; read: () => Promise<Value[]> }

/** The registry asks of a metric only its name and what `get` gives. */
function register(registry: Registry, { read, ...about }: Source): void {
  const get = async () => {
    const found: unknown = { ...about, aggregator: 'sum', values: await read() }
    return found as MetricObjectWithValues<Value>
  }
  const metric: unknown = { ...about, get }
  registry.registerMetric(metric as Metric)
}

function answerValues(tallies: Tallies): Value[] {
  return [...tallies.answers()].flatMap(([kind, byStatus]) =>
    [...byStatus].map(([status, value]) => ({ labels: { kind, status }, value })),
  )
}

/** Prometheus wants each class to hold those below it too. */
function durationValues(tallies: Tallies): Value[] {
  const name = 'chapar_http_request_duration_seconds'
  return [...tallies.durations()].flatMap(([kind, { counts, sum }]) => {
    let count = 0
    const buckets = counts.map((more, place) => {
      count += more
      const le = durationBounds[place] ?? '+Inf'
      return { labels: { kind, le }, value: count, metricName: `${name}_bucket` }
    })
    return [
      ...buckets,
      { labels: { kind }, value: sum, metricName: `${name}_sum` },
      { labels: { kind }, value: count, metricName: `${name}_count` },
    ]
  })
}
