import { get } from 'node:http'
import { constants, gunzipSync } from 'node:zlib'

/** What a connection brings before the first word goes back: ten packets, less their heads. */
export const FIRST_BYTES = 14_000

export type FirstText = {
  /** in bytes, as compressed */
  whole: number
  /** the words of the matter that can be read by then; empty where it has not begun */
  text: string
  hasHeading: boolean
  /** whether the matter is there to its end */
  isAll: boolean
}

/** What can be read of a page when the first 14 KB of its compressed HTML have come. */
export async function textInFirstBytes(url: URL): Promise<FirstText> {
  const body = await compressed(url)
  const html = gunzipSync(body.subarray(0, FIRST_BYTES), { finishFlush: constants.Z_SYNC_FLUSH })
  const [before = '', ...main] = html.toString('utf8').split(/<main[^>]*>/)
  const [matter = '', ...after] = main.join('').split('</main>')
  const text = matter.replace(/<[^>]*>?/g, ' ').replace(/\s+/g, ' ')
  const isAll = after.length > 0
  return { whole: body.length, text, hasHeading: /<h1/.test(before + matter), isAll }
}

function compressed(url: URL): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { Accept: 'text/html', 'Accept-Encoding': 'gzip' }
    get(url, { headers }, (answer) => {
      answer.toArray().then((parts) => resolve(Buffer.concat(parts)), reject)
    }).on('error', reject)
  })
}
