/**
 * Whether an `If-None-Match` header names `etag`, which is strong: compared weakly, as RFC 9110,
 * section 13.1.2, wants it for GET and HEAD. `*` names whatever there is.
 */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header === etag || header === '*') return true
  if (!header.includes(etag)) return false
  return header.split(',').some((item) => item.trim().replace(/^W\//, '') === etag)
}
