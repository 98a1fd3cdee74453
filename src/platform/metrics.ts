import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Exchange } from './access-log.ts'
import { registerDurations } from './metrics/durations.ts'

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
  const answered = new Map<string, Map<number, number>>()
  new Counter({
    name: 'chapar_http_requests_total',
    help: 'Answers, by kind of route and status',
    labelNames: ['kind', 'status'],
    registers,
    collect() {
      this.reset()
      for (const [kind, statuses] of answered) {
        for (const [status, count] of statuses) this.inc({ kind, status }, count)
      }
    },
  })
  const observe = registerDurations(registry, {
    name: 'chapar_http_request_duration_seconds',
    help: 'From the request to the end of its answer, by kind of route',
    label: 'kind',
  })
  return {
    count(exchange) {
      const kind = routeKind(exchange.path)
      const statuses = answered.get(kind) ?? new Map<number, number>()
      answered.set(kind, statuses.set(exchange.status, (statuses.get(exchange.status) ?? 0) + 1))
      observe(kind, exchange.seconds)
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
