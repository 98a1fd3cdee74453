import { safetyHeaders } from '../security-headers.ts'

/** Nothing but the sheet of the widgets, inside whatever page. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')

/**
 * What stands on answers that are made for pages of other sites: they may frame them, and read them
 * with a script. Everything else is as strict as elsewhere.
 */
export function embedHeaders({ siteUrl }: { siteUrl: string }): string[] {
  const others = safetyHeaders({ siteUrl }).filter(([name]) => !REPLACED.has(name))
  return [
    ...others.flat(),
    ...['Content-Security-Policy', POLICY],
    ...['Cross-Origin-Resource-Policy', 'cross-origin'],
    ...['Access-Control-Allow-Origin', '*'],
  ]
}

const REPLACED: ReadonlySet<string> = new Set([
  'Content-Security-Policy',
  'Cross-Origin-Resource-Policy',
  'X-Frame-Options',
])
