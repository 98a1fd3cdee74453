/** A file that was written so shortly before it was sent was made for the request. */
const MADE_FOR_US_MS = 5000

/**
 * When a bank made a table public, as far as `Last-Modified` tells; null where it does not, or
 * where it only gives the moment of the request.
 */
export function publishedAt(headers: Readonly<Record<string, string>>): Date | null {
  const modified = Date.parse(headers['last-modified'] ?? '')
  const sent = Date.parse(headers.date ?? '')
  if (Number.isNaN(modified)) return null
  if (!Number.isNaN(sent) && modified > sent - MADE_FOR_US_MS) return null
  return new Date(modified)
}
