import { createMiddleware } from 'hono/factory'
import { styleHash } from './stylesheet.ts'

/** The one style sheet that stands in our pages, our own pictures, fonts and sound; nothing else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src '${styleHash}'`,
  "img-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PERMISSIONS_POLICY = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Two years, as the preload lists ask for; the operator decides about other host names. */
const HSTS = 'max-age=63072000'

/** What stands on every answer, errors included, as names and values. */
export function safetyHeaders({
  siteUrl,
  hasScript = false,
}: {
  siteUrl: string
  /** of a page that runs a script of ours, which may ask this site for more and frame it */
  hasScript?: boolean
}): [name: string, value: string][] {
  const isHttps = siteUrl.startsWith('https:')
  const policy = [
    CONTENT_SECURITY_POLICY,
    ...(hasScript ? ["script-src 'self'", "connect-src 'self'", "frame-src 'self'"] : []),
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', PERMISSIONS_POLICY],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['X-Frame-Options', 'DENY'],
    ...(isHttps ? [['Strict-Transport-Security', HSTS] satisfies [string, string]] : []),
  ]
}

/**
 * Puts the safety headers on every answer that passes without. Whoever sets a policy of its own has
 * set all of them: what other sites may frame is to have fewer.
 */
export function securityHeaders({ siteUrl }: { siteUrl: string }) {
  const safety = safetyHeaders({ siteUrl })
  return createMiddleware(async (c, next) => {
    await next()
    const { headers } = c.res
    if (headers.has('Content-Security-Policy')) return
    for (const [name, value] of safety) headers.set(name, value)
  })
}
