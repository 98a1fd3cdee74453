import type { Endpoint } from './endpoint.ts'
import { listEndpoints } from './list-endpoints.ts'
import { ratesEndpoints } from './rates-endpoints.ts'
import { tickerEndpoint } from './ticker-endpoint.ts'

/** Everything that can be asked. A plain path stands before one with a parameter in its place. */
export const endpoints: readonly Endpoint[] = [tickerEndpoint, ...ratesEndpoints, ...listEndpoints]

/** The endpoint of a path under /api/v1, and the parameters that stand in it. */
export function findEndpoint(
  path: string,
): { endpoint: Endpoint; inPath: Record<string, string> } | null {
  const parts = path.split('/')
  for (const endpoint of endpoints) {
    const inPath = matchPath(endpoint.path.split('/'), parts)
    if (inPath) return { endpoint, inPath }
  }
  return null
}

/** 'date' of '{date}'; null for a word that stands as it is. */
export function parameterName(part: string): string | null {
  return part.startsWith('{') ? part.slice(1, -1) : null
}

function matchPath(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const found: Record<string, string> = {}
  for (const [place, part] of pattern.entries()) {
    const name = parameterName(part)
    const given = parts[place] ?? ''
    if (name !== null) found[name] = given
    else if (part !== given) return null
  }
  return found
}
