import { get, type IncomingHttpHeaders } from 'node:http'

export type FetchedPage = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** One answer as it is on the wire: nothing is decoded. */
export function fetchPage(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<FetchedPage> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const { statusCode: status = 0, headers: given } = answer
        resolve({ status, headers: given, body: Buffer.concat(chunks) })
      })
    }).on('error', reject)
  })
}
