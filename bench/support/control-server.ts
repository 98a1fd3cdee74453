// The bare control: Node's own http server, which answers every request with one buffer.
// node control-server.ts PORT BODY-FILE CONTENT-TYPE [CONTENT-ENCODING]
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, file = '', type = '', encoding] = process.argv.slice(2)
const body = readFileSync(file)
const headers = {
  'Content-Type': type,
  'Content-Length': body.length,
  ETag: '"control"',
  ...(encoding ? { 'Content-Encoding': encoding } : {}),
}

createServer((incoming, outgoing) => {
  if (incoming.headers['if-none-match'] === headers.ETag) {
    outgoing.writeHead(304, { ETag: headers.ETag }).end()
    return
  }
  outgoing.writeHead(200, headers).end(body)
}).listen(Number(port), '127.0.0.1')
