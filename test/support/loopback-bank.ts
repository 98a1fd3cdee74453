import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type BankRow, printedBy, type Tables } from './bank-tables.ts'

/** What is sent in place of, or around, the right answer. */
export type Misbehaviour = (
  answer: { body: Buffer; type: string },
  res: ServerResponse,
  req: IncomingMessage,
) => void

export type LoopbackBank = {
  /** where openOutgoing is to call in place of every bank */
  loopback: { port: number; protocol: 'http:' }
  /** 'https://bank/path' of each request, in order */
  requests: string[]
  /** sets the table of one day of a bank: 'nbkr-weekly' is one of its own */
  print(bank: string, day: string, rows: readonly BankRow[]): void
  /** until it is called with null */
  misbehave(how: Misbehaviour | null): void
  /** `Last-Modified` of every right answer; If-Modified-Since is answered by 304 then */
  modified(at: Date): void
}

/** Seven banks on one port of this machine, each in its own format, well behaved until told otherwise. */
export async function startLoopbackBank(): Promise<LoopbackBank> {
  const tables = new Map<string, Tables>()
  const requests: string[] = []
  let misbehaviour: Misbehaviour | null = null
  let modified: Date | null = null
  const server = http.createServer((req, res) => {
    const url = new URL(req.url ?? '/', `https://${req.headers.host}`)
    requests.push(url.href)
    const answer = printedBy(url, (bank) => tables.get(bank) ?? new Map())
    if (misbehaviour)
      return misbehaviour(answer ?? { body: Buffer.from('none'), type: 'text/plain' }, res, req)
    if (!answer)
      return void res
        .writeHead(404, { 'content-type': 'text/html' })
        .end('<html lang="en">none</html>')
    if (modified && req.headers['if-modified-since'] === modified.toUTCString()) {
      return void res.writeHead(304).end()
    }
    res.writeHead(200, {
      'content-type': answer.type,
      ...(modified && { 'last-modified': modified.toUTCString() }),
    })
    res.end(answer.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    loopback: { port, protocol: 'http:' },
    requests,
    print(bank, day, rows) {
      const days = tables.get(bank) ?? new Map()
      tables.set(bank, days.set(day, rows))
    },
    misbehave(how) {
      misbehaviour = how
    },
    modified(at) {
      modified = at
    },
  }
}
