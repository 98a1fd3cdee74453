import { once } from 'node:events'
import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type LookupFunction } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { untrusted } from '../../test/support/untrusted-certificate.ts'
import { checkedLookup } from './outgoing/call-host.ts'
import { isPublicAddress } from './outgoing/public-address.ts'
import { type OutgoingOptions, openOutgoing } from './outgoing.ts'

const request = { accept: 'application/xml' }

async function serving(listener: RequestListener, tls?: { key: string; cert: string }) {
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo // it listens on TCP
  return { port, protocol: tls ? ('https:' as const) : ('http:' as const) }
}

function calling(options: Partial<OutgoingOptions>) {
  const outgoing = openOutgoing({
    hosts: ['bank.example', 'www.bank.example'],
    userAgent: 'Chapar test',
    pausesMs: [],
    ...options,
  })
  onTestFinished(() => outgoing.close())
  return outgoing
}

const called = async (listener: RequestListener, options: Partial<OutgoingOptions> = {}) =>
  calling({ loopback: await serving(listener), ...options })

describe('what is asked', () => {
  test('a request says who asks, what it takes and what it knows already', async () => {
    const seen: http.IncomingHttpHeaders[] = []
    const outgoing = await called((req, res) => {
      seen.push(req.headers)
      res.writeHead(304).end()
    })
    const answer = await outgoing.get('https://bank.example/rates?day=1', {
      ...request,
      etag: '"a"',
      lastModified: 'Fri, 22 May 2026 10:20:45 GMT',
    })
    expect(answer.status).toBe(304)
    expect(seen).toMatchObject([
      {
        host: 'bank.example',
        'user-agent': 'Chapar test',
        accept: 'application/xml',
        'if-none-match': '"a"',
        'if-modified-since': 'Fri, 22 May 2026 10:20:45 GMT',
      },
    ])
  })

  test('requests to one host share a connection and never overlap', async () => {
    const sockets = new Set<net.Socket>()
    let [open, most] = [0, 0]
    const outgoing = await called((req, res) => {
      sockets.add(req.socket)
      most = Math.max(most, ++open)
      setImmediate(() => {
        open--
        res.end('x')
      })
    })
    const paths = ['a', 'b', 'c', 'd']
    await Promise.all(paths.map((path) => outgoing.get(`https://bank.example/${path}`, request)))
    expect([sockets.size, most]).toEqual([1, 1])
  })

  test('an answer that is packed unasked is unpacked, within the limit', async () => {
    const outgoing = await called((_req, res) => {
      res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(2000)))
    })
    const { bytes } = await outgoing.get('https://bank.example/', request)
    expect(bytes.length).toBe(2000)
  })
})

describe('what is refused', () => {
  const never: RequestListener = () => {
    throw new Error('nobody may call')
  }

  test.each([
    'https://elsewhere.example/',
    'http://bank.example/',
    'https://bank.example:8443/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://bank.example@elsewhere.example/',
  ])('a call to %s', async (url) => {
    const outgoing = await called(never)
    await expect(outgoing.get(url, request)).rejects.toMatchObject({ code: 'forbidden-host' })
  })

  test.each([
    ['http://10.0.0.1/rates'],
    ['https://169.254.169.254/latest'],
    ['http://bank.example/'],
    ['https://elsewhere.example/'],
    ['file:///etc/hosts'],
    ['//elsewhere.example/'],
  ])('a redirect to %s', async (location) => {
    const outgoing = await called((_req, res) => void res.writeHead(302, { location }).end())
    await expect(outgoing.get('https://bank.example/', request)).rejects.toMatchObject({
      code: 'bad-redirect',
    })
  })

  test('redirects without an end; one to a listed host is followed', async () => {
    const outgoing = await called((req, res) => {
      if (req.url === '/round') res.writeHead(301, { location: '/round' }).end()
      else if (req.url === '/old')
        res.writeHead(301, { location: 'https://www.bank.example/new' }).end()
      else res.end(req.headers.host)
    })
    const round = outgoing.get('https://bank.example/round', request)
    await expect(round).rejects.toMatchObject({ code: 'bad-redirect' })
    const { bytes } = await outgoing.get('https://bank.example/old', request)
    expect(Buffer.from(bytes).toString()).toBe('www.bank.example')
  })

  test.each([
    ['10.1.2.3', 4],
    ['127.0.0.1', 4],
    ['169.254.169.254', 4],
    ['100.64.0.1', 4],
    ['::1', 6],
    ['::ffff:10.0.0.1', 6],
    ['fe80::1', 6],
    ['fd00::1', 6],
  ])('a name of the list that leads to %s', async (address, family) => {
    const resolve: LookupFunction = (_host, _options, answer) => answer(null, [{ address, family }])
    const outgoing = calling({ resolve })
    await expect(outgoing.get('https://bank.example/', request)).rejects.toMatchObject({
      code: 'forbidden-address',
    })
  })

  test('a name of which only one address is private', async () => {
    const resolve: LookupFunction = (_host, _options, answer) =>
      answer(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '192.168.1.1', family: 4 },
      ])
    const told = new Promise((answered) => {
      checkedLookup(resolve)('bank.example', { all: true }, (error) => answered(error))
    })
    await expect(told).resolves.toMatchObject({ code: 'forbidden-address' })
  })

  test('a certificate that nobody signed, unless it is named as trusted', async () => {
    const loopback = await serving((_req, res) => void res.end('x'), untrusted)
    const strict = calling({ loopback })
    await expect(strict.get('https://bank.example/', request)).rejects.toMatchObject({
      code: 'tls',
    })
    const trusting = calling({ loopback, ca: untrusted.cert })
    await expect(trusting.get('https://bank.example/', request)).resolves.toMatchObject({
      status: 200,
    })
    const otherName = calling({ loopback, ca: untrusted.cert })
    await expect(otherName.get('https://www.bank.example/', request)).rejects.toMatchObject({
      code: 'tls',
    })
  })
})

describe('what breaks', () => {
  test('a body cut in the middle is told apart, and what came of it is kept', async () => {
    const outgoing = await called((_req, res) => {
      res.writeHead(200, { 'content-length': '100' })
      res.write('half', () => res.destroy())
    })
    const fault = await outgoing.get('https://bank.example/', request).catch((error) => error)
    expect(fault).toMatchObject({ code: 'cut-off' })
    expect(Buffer.from(fault.received).toString()).toBe('half')
  })

  test('a body without an end is left at the limit', async () => {
    const outgoing = await called(
      (_req, res) => {
        const more = () => {
          while (!res.destroyed && res.write('x'.repeat(1000)));
        }
        res.on('drain', more)
        more()
      },
      { limits: { bytes: 10_000 } },
    )
    await expect(outgoing.get('https://bank.example/', request)).rejects.toMatchObject({
      code: 'too-large',
    })
  })

  test('a trickle is ended by the time for the whole, however steady it is', async () => {
    const outgoing = await called(
      (_req, res) => {
        const drip = setInterval(() => res.write('x'), 5)
        res.on('close', () => clearInterval(drip))
      },
      { limits: { wholeMs: 200 } },
    )
    await expect(outgoing.get('https://bank.example/', request)).rejects.toMatchObject({
      code: 'too-slow',
    })
  })

  test('what may pass is tried again, and what may not is not', async () => {
    let calls = 0
    const flaky = await called(
      (req, res) => {
        calls++
        if (calls === 1) req.socket.destroy()
        else res.writeHead(calls === 2 ? 503 : 200).end('x')
      },
      { pausesMs: [0, 0] },
    )
    await expect(flaky.get('https://bank.example/', request)).resolves.toMatchObject({
      status: 200,
    })
    expect(calls).toBe(3)
    let refusals = 0
    const firm = await called((_req, res) => void res.writeHead(403).end(String(refusals++)), {
      pausesMs: [0, 0],
    })
    await expect(firm.get('https://bank.example/', request)).resolves.toMatchObject({ status: 403 })
    expect(refusals).toBe(1)
  })

  test('a request ends when it is told to, also while it waits for its next try', async () => {
    const stop = new AbortController()
    const outgoing = await called((req) => void req.socket.destroy(), { pausesMs: [3_600_000] })
    const asked = outgoing.get('https://bank.example/', { ...request, signal: stop.signal })
    stop.abort()
    await expect(asked).rejects.toMatchObject({ code: 'stopped' })
  })
})

test('a proxy is asked to connect to the bank, and sees nothing of what is said', async () => {
  const loopback = await serving((_req, res) => void res.end('rates'), untrusted)
  const asked: string[] = []
  const proxy = http.createServer()
  proxy.on('connect', (req, socket) => {
    asked.push(req.url ?? '')
    const upstream = net.connect(loopback.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  const { port } = proxy.address() as AddressInfo // it listens on TCP
  const outgoing = calling({ proxy: `http://127.0.0.1:${port}`, ca: untrusted.cert })
  const { bytes } = await outgoing.get('https://bank.example/', request)
  expect(Buffer.from(bytes).toString()).toBe('rates')
  expect(asked).toEqual(['bank.example:443'])
})

test('every IPv4 address is judged alike when it hides in an IPv6 one', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false)
    }),
  )
  expect(['8.8.8.8', '217.174.226.81', '2a00:1450:4001::1'].map(isPublicAddress)).toEqual([
    true,
    true,
    true,
  ])
  expect(
    [
      '224.0.0.1',
      '255.255.255.255',
      '0.0.0.0',
      '2002:a00:1::',
      '64:ff9b::a00:1',
      'fe80::1%eth0',
    ].map(isPublicAddress),
  ).not.toContain(true)
})
