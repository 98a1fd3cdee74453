import { SITE_TAG } from '#site/site-tag.ts'
import type { SiteFileRequest } from '../answers/site-files.ts'
import type { SiteFile } from '../pages/page-request.ts'

/** A file that nobody has looked at for so long is not to be trusted; RFC 9116 advises a year at most. */
const GOOD_FOR_DAYS = 180

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a hole. It is written anew each day. */
export function securityFile({ paper, siteUrl }: SiteFileRequest): SiteFile {
  const { site, today, until } = paper
  const expires = new Date(Date.parse(today) + GOOD_FOR_DAYS * 24 * 3600_000)
  // An expunction may have taken the address away, or a part of it.
  const isAddress = /^[^\s@<>[\]]+@[^\s@<>[\]]+$/.test(site.contact.email)
  const lines = [
    `Contact: ${isAddress ? `mailto:${encodeURI(site.contact.email)}` : `${siteUrl}/contact`}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${site.editions.map(({ edition }) => edition).join(', ')}`,
    `Canonical: ${siteUrl}/.well-known/security.txt`,
  ]
  return {
    contentType: 'text/plain; charset=utf-8',
    body: `${lines.join('\n')}\n`,
    tags: [SITE_TAG],
    expiresAt: until,
  }
}
