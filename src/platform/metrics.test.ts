import { expect, test } from 'vitest'
import { createMetrics, routeKind } from './metrics.ts'

const exchange = { method: 'GET', path: '/', status: 200, seconds: 0.002, bytes: 100 }

test('answers are counted by kind and status, and timed by kind', async () => {
  const metrics = createMetrics([])
  metrics.count(exchange)
  metrics.count({ ...exchange, seconds: 0.3 })
  metrics.count({ ...exchange, seconds: 99 })
  metrics.count({ ...exchange, path: '/nothing.txt', status: 404 })
  const { text, type } = await metrics.text()
  expect(type).toMatch(/^text\/plain; version=0\.0\.4/)
  const name = 'chapar_http_request_duration_seconds'
  for (const line of [
    'chapar_http_requests_total{kind="page",status="200"} 3',
    'chapar_http_requests_total{kind="text",status="404"} 1',
    `# TYPE ${name} histogram`,
    `${name}_bucket{kind="page",le="0.001"} 0`,
    `${name}_bucket{kind="page",le="0.0025"} 1`,
    `${name}_bucket{kind="page",le="0.5"} 2`,
    `${name}_bucket{kind="page",le="10"} 2`,
    `${name}_bucket{kind="page",le="+Inf"} 3`,
    `${name}_sum{kind="page"} 99.302`,
    `${name}_count{kind="page"} 3`,
  ]) {
    expect(text.split('\n')).toContain(line)
  }
})

test('a gauge is looked up each time it is asked for', async () => {
  let jobs = 1
  const read = async () => ({ due: jobs })
  const metrics = createMetrics([{ name: 'jobs', help: 'Jobs', label: 'state', read }])
  await metrics.text()
  jobs = 2
  expect((await metrics.text()).text).toContain('\njobs{state="due"} 2\n')
})

test.each([
  ['/constructor', 'page'],
  ['/__proto__', 'page'],
  ['/', 'page'],
  ['/2025/08/18/a-piece', 'page'],
  ['/ru/2025/08/18/a-piece.txt', 'text'],
  ['/index.md', 'text'],
  ['/section/politics/feed.xml', 'feed'],
  ['/feed.atom', 'feed'],
  ['/assets/site-1.css', 'asset'],
  ['/readyz', 'operation'],
  ['/.well-known/audit-head.json', 'operation'],
  ['/api/v1/articles', 'api'],
  ['/apiary', 'page'],
])('%s is counted as %s', (path, kind) => {
  expect(routeKind(path)).toBe(kind)
})
