import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type HttpServer, startHttpServer } from './http-server.ts'

const running: HttpServer[] = []
const never = new AbortController().signal

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop(AbortSignal.abort())
})

test('what is no HTTP is answered 400, closed, and the server goes on', async () => {
  const server = await serve(() => new Response('fine'))
  const answer = await raw(server.port, 'NONSENSE\r\n\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(answer).toContain('X-Content-Type-Options: nosniff')
  expect(answer).toContain('Connection: close')
  expect(await get(server, '/')).toBe('fine')
})

test('a header block that is too large is answered 431', async () => {
  const server = await serve(() => new Response('fine'))
  const answer = await raw(
    server.port,
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  )
  expect(answer).toMatch(/^HTTP\/1\.1 431 /)
})

test.each([
  ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a/b@c\r\nConnection: close\r\n\r\n'],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ],
  ['a zero byte', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n'],
])('a request with %s is answered 400', async (_, request) => {
  const server = await serve((request) => new Response(request.url))
  expect(await raw(server.port, request)).toMatch(/^HTTP\/1\.1 400 /)
})

test('an answer that throws becomes 500 without a word of the fault', async () => {
  const errors: unknown[] = []
  const broken = () => {
    throw new Error('secret')
  }
  const server = await serve(broken, (error) => errors.push(error))
  const response = await fetch(`http://127.0.0.1:${server.port}/`)
  expect(response.status).toBe(500)
  expect(await response.text()).toBe('Internal Server Error\n')
  expect(errors).toHaveLength(1)
})

test('a connection that asks for a crowd of pages at once is cut, and others are served', async () => {
  let made = 0
  const server = await serve(async () => {
    made++
    await new Promise((resolve) => setImmediate(resolve))
    return new Response('fine')
  })
  const crowd = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(2000)
  await raw(server.port, crowd)
  expect(made).toBeLessThan(100)
  expect(await get(server, '/')).toBe('fine')
})

test('stopping lets a request in progress finish and takes no new one', async () => {
  const entered = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const server = await serve(async () => {
    entered.resolve()
    await release.promise
    return new Response('late')
  })
  const slow = get(server, '/')
  await entered.promise
  const stopped = server.stop(never)
  await expect(get(server, '/')).rejects.toThrow()
  release.resolve()
  expect(await slow).toBe('late')
  await stopped
})

test('stopping does not wait for connections on which nothing happens', async () => {
  const server = await serve(() => new Response('fine'))
  expect(await get(server, '/')).toBe('fine')
  const idle = connect(server.port, '127.0.0.1')
  await new Promise((resolve) => idle.once('connect', resolve))
  // Nobody here ends them, and the server would leave them open for longer than this test may last.
  const ended = new Promise((resolve) => idle.once('close', resolve))
  await server.stop(never)
  await ended
})

test('hurry ends a request in progress', async () => {
  const entered = Promise.withResolvers<void>()
  const server = await serve(() => {
    entered.resolve()
    return new Promise<Response>(() => {})
  })
  const hurry = new AbortController()
  const slow = get(server, '/').catch(() => 'cut')
  await entered.promise
  const stopped = server.stop(hurry.signal)
  hurry.abort()
  await stopped
  expect(await slow).toBe('cut')
})

test('a busy port is told in a sentence', async () => {
  const server = await serve(() => new Response('fine'))
  await expect(
    serve(
      () => new Response(''),
      () => {},
      server.port,
    ),
  ).rejects.toThrow(
    `Port ${server.port} of 127.0.0.1 is taken by another program: stop that, or choose another with PORT.`,
  )
})

async function serve(
  fetch: (request: Request) => Response | Promise<Response>,
  onError: (error: unknown) => void = () => {},
  port = 0,
): Promise<HttpServer> {
  const server = await startHttpServer({
    fetch,
    host: '127.0.0.1',
    port,
    observe: () => ({ id: 'id', onOver: () => {} }),
    onError,
  })
  running.push(server)
  return server
}

async function get({ port }: HttpServer, path: string): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}${path}`)).text()
}

async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => {
    answer += text
  })
  socket.write(request)
  await new Promise((resolve) => socket.once('close', resolve))
  return answer
}
