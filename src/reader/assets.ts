import { type StoredAnswer, storeAnswer } from '#platform/stored-answer.ts'
import { fontFiles } from './fonts.ts'
import { icon, iconPath } from './icon.ts'
import { scripts } from './scripts.ts'
import { safetyHeaders } from './security-headers.ts'

/** What pages refer to, by path, ready to be sent. */
export function createAssets(siteUrl: string): ReadonlyMap<string, StoredAnswer> {
  const asset = (body: string | Buffer, type: string) =>
    storeAnswer({
      status: 200,
      headers: [
        ...safetyHeaders({ siteUrl }).flat(),
        ...['Content-Type', type],
        // Its name changes with its contents.
        ...['Cache-Control', 'public, max-age=31536000, immutable'],
      ],
      body,
      isPacked: typeof body !== 'string',
    })
  return new Map([
    [iconPath, asset(icon, 'image/svg+xml')],
    ...fontFiles.map(({ path, bytes }) => [path, asset(bytes, 'font/woff2')] as const),
    ...scripts.map(({ path, body }) => [path, asset(body, 'text/javascript')] as const),
  ])
}
