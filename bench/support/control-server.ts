// The bare control: Node's own http server, which answers every request with one buffer.
// node control-server.ts PORT BODY-FILE HEADERS-FILE (a JSON list: name, value, name, value …)
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, bodyFile = '', headersFile = ''] = process.argv.slice(2)
const body = readFileSync(bodyFile)
const headers: string[] = JSON.parse(readFileSync(headersFile, 'utf8'))
const unchanged = headers.filter((_, at) => !/^content-/i.test(headers[at - (at % 2)] ?? ''))

createServer((incoming, outgoing) => {
  // Whoever has any version is told that it is the right one.
  if (incoming.headers['if-none-match']) outgoing.writeHead(304, unchanged).end()
  else outgoing.writeHead(200, headers).end(body)
}).listen(Number(port), '127.0.0.1')
