import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Exchange } from './access-log.ts'

export type Metrics = {
  count(exchange: Exchange): void
  /** A number that is looked up when the metrics are asked for; labels by value of `label`. */
  gauge(options: {
    name: string
    help: string
    label: string
    read: () => Promise<Record<string, number>> | Record<string, number>
  }): void
  contentType: string
  text(): Promise<string>
}

/** Numbers for Prometheus. No label holds a path or anything else of a reader. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Counter({
    name: 'chapar_http_requests_total',
    help: 'Answers, by kind of route and status',
    labelNames: ['kind', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'chapar_http_request_duration_seconds',
    help: 'From the request to the end of its answer, by kind of route',
    labelNames: ['kind'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  return {
    count(exchange) {
      const kind = routeKind(exchange.path)
      requests.inc({ kind, status: exchange.status })
      durations.observe({ kind }, exchange.seconds)
    },
    gauge({ name, help, label, read }) {
      new Gauge({
        name,
        help,
        labelNames: [label],
        registers,
        async collect() {
          this.reset()
          for (const [value, number] of Object.entries(await read())) {
            this.set({ [label]: value }, number)
          }
        },
      })
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}

/** A handful of kinds, told from the path alone. */
export function routeKind(path: string): string {
  if (/^\/(healthz|readyz|metrics|\.well-known\/)/.test(path)) return 'operation'
  if (/^\/(assets|media)\//.test(path)) return 'asset'
  if (/^\/(desk|api)(\/|$)/.test(path)) return 'api'
  if (/\.(txt|md)$/.test(path)) return 'text'
  if (/\.(xml|atom|json)$/.test(path)) return 'feed'
  return 'page'
}
