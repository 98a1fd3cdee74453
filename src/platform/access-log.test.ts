import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Exchange, isFromOperator, observeExchanges, requestIdOf } from './access-log.ts'
import { parseTrustedProxies } from './client-address.ts'
import { type HttpServer, startHttpServer } from './http-server.ts'
import { openLog } from './log.ts'

const running: HttpServer[] = []

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop(AbortSignal.abort())
})

test('the line says what was answered, and nothing of who asked', async () => {
  const { ask, lines, ended } = await serve([])
  await ask('/page?q=secret', { 'User-Agent': 'agent-secret', 'X-Forwarded-For': '203.0.113.9' })
  expect(await ended).toMatchObject({ method: 'GET', path: '/page', status: 200 })
  const line = lines.join('')
  expect(line).toMatch(/"method":"GET","path":"\/page","status":200,"bytes":\d{2,},"ms":[\d.]+/)
  expect(line).not.toMatch(/secret|203\.0\.113|127\.0\.0/)
})

test('a path of any characters leaves a line that is one JSON object', async () => {
  const { port, lines, ended } = await serve([])
  const socket = connect(port, '127.0.0.1')
  socket.end('GET /a"\\} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'latin1')
  await ended
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ path: '/a"\\}', msg: 'request' })
})

test('each answer has an id of its own, which is the one of the line', async () => {
  const { ask, lines } = await serve([])
  const ids = [await ask('/a'), await ask('/b')].map((r) => r.headers.get('X-Request-Id'))
  expect(new Set(ids).size).toBe(2)
  expect(await ask('/c').then((r) => r.text())).toMatch(/^\w+-3$/)
  expect(lines[0]).toContain(`"id":"${ids[0]}"`)
})

test('an id is taken over from a trusted proxy only, and only where it is harmless', async () => {
  const trusting = await serve(['127.0.0.1'])
  const sent = (id: string) => ({ 'X-Request-Id': id })
  expect((await trusting.ask('/', sent('abc-1'))).headers.get('X-Request-Id')).toBe('abc-1')
  expect((await trusting.ask('/', sent('a b'))).headers.get('X-Request-Id')).not.toBe('a b')
  const wary = await serve([])
  expect((await wary.ask('/', sent('abc-1'))).headers.get('X-Request-Id')).not.toBe('abc-1')
})

test('the operator is who asks from this machine, not for somebody else', async () => {
  const operator = async (proxies: string[], headers: Record<string, string>) => {
    const { ask, operators } = await serve(proxies)
    await ask('/', headers)
    return operators[0]
  }
  const forwarded = { 'X-Forwarded-For': '203.0.113.9' }
  expect(await operator([], {})).toBe(true)
  expect(await operator([], forwarded)).toBe(false)
  expect(await operator([], { Forwarded: 'for=203.0.113.9' })).toBe(false)
  expect(await operator(['127.0.0.1'], forwarded)).toBe(false)
  expect(await operator(['127.0.0.1'], { 'X-Forwarded-For': '127.0.0.1' })).toBe(true)
})

async function serve(trusted: string[]) {
  const proxies = parseTrustedProxies(trusted)
  const lines: string[] = []
  const operators: boolean[] = []
  const ended = Promise.withResolvers<Exchange>()
  const log = openLog('info', { write: (line) => void lines.push(line) })
  const observe = observeExchanges({ log, proxies, onEnd: ended.resolve })
  const server = await startHttpServer({
    fetch: (_request, { outgoing }) => new Response(requestIdOf(outgoing as never)),
    host: '127.0.0.1',
    port: 0,
    observe: (incoming, outgoing) => {
      operators.push(isFromOperator(incoming, proxies))
      return observe(incoming, outgoing)
    },
    onError: () => {},
  })
  running.push(server)
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { headers })
  return { ask, lines, operators, ended: ended.promise, port: server.port }
}
