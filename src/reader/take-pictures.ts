import type { IncomingMessage, ServerResponse } from 'node:http'
import { MEDIA_ROOT, type RenditionName, readRenditionName } from '#media/rendition-name.ts'
import { mediaTypes, type Renditions } from '#media/renditions.ts'
import { Failure } from '#platform/failure.ts'
import { type ExchangeTaker, REQUEST_ID } from '#platform/http-server.ts'
import type { Log } from '#platform/log.ts'
import { type Headers, refuse, sendBytes } from './answers/plain-answers.ts'
import { safetyHeaders } from './security-headers.ts'

type Exchange = { incoming: IncomingMessage; outgoing: ServerResponse; id: string }

export type PictureParts = { renditions: Renditions; siteUrl: string; log: Log }

/** Answers what is asked for under `/media/`, ahead of the framework: bytes that never change. */
export function takePictures({ renditions, siteUrl, log }: PictureParts): ExchangeTaker {
  const safety: Headers = {
    ...Object.fromEntries(safetyHeaders({ siteUrl })),
    // Feeds and other sites may show them.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
  return (incoming, outgoing, id) => {
    const { method, url = '' } = incoming
    if (!url.startsWith(MEDIA_ROOT) || (method !== 'GET' && method !== 'HEAD')) return false
    const exchange = { incoming, outgoing, id }
    const name = readRenditionName(url.slice(MEDIA_ROOT.length))
    const common = { ...safety, [REQUEST_ID]: id }
    if (!name) {
      refuse(exchange, 404, common)
      return true
    }
    answer(exchange, name, { renditions, common }).catch((error) => {
      const isBusy = error instanceof Failure && error.code === 'imaging-busy'
      if (!isBusy) log.error({ err: error, requestId: id }, 'a picture could not be made')
      if (outgoing.headersSent) outgoing.destroy()
      else refuse(exchange, isBusy ? 503 : 500, common)
    })
    return true
  }
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
