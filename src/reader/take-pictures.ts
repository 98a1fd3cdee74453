import type { IncomingMessage } from 'node:http'
import { MEDIA_ROOT, type RenditionName, readRenditionName } from '#media/rendition-name.ts'
import { mediaTypes, type Renditions } from '#media/renditions.ts'
import type { ExchangeTaker } from '#platform/http-server.ts'
import type { Log } from '#platform/log.ts'
import { type Headers, refuse, sendBytes } from './answers/plain-answers.ts'
import { type Exchange, takeUnder } from './answers/take-under.ts'

export type PictureParts = { renditions: Renditions; siteUrl: string; log: Log }

/** Answers what is asked for under `/media/`, ahead of the framework: bytes that never change. */
export function takePictures({ renditions, siteUrl, log }: PictureParts): ExchangeTaker {
  const told = { siteUrl, log, fault: 'a picture could not be made' }
  return takeUnder(MEDIA_ROOT, told, async (exchange, common) => {
    const { url = '' } = exchange.incoming
    const name = readRenditionName(url.slice(MEDIA_ROOT.length))
    if (name) await answer(exchange, name, { renditions, common })
    else refuse(exchange, 404, common)
  })
}

async function answer(
  exchange: Exchange,
  name: RenditionName,
  { renditions, common }: { renditions: Renditions; common: Headers },
): Promise<void> {
  const { incoming } = exchange
  const headers = {
    ...common,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Save-Data',
  }
  if (wantsNone(incoming)) {
    sendBytes(exchange, NOTHING, { ...headers, 'Content-Type': 'image/gif' })
    return
  }
  const bytes = await renditions.load(name)
  if (!bytes) refuse(exchange, 404, common)
  else sendBytes(exchange, bytes, { ...headers, 'Content-Type': mediaTypes[name.format] })
}

/**
 * Who asked to save data gets an empty picture in its place, which keeps the colour that stands
 * there; followed as a link, the picture comes.
 */
function wantsNone({ headers }: IncomingMessage): boolean {
  return (
    /^\s*on\b/i.test(String(headers['save-data'] ?? '')) && headers['sec-fetch-dest'] === 'image'
  )
}

/** One transparent point. */
const NOTHING = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')
