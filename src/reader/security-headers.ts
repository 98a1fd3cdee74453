import { createMiddleware } from 'hono/factory'

/** Our own style sheet, pictures, fonts and sound; no script, no frame, nobody else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
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

/**
 * Puts the safety headers on every answer, errors included. An audience that needs a wider
 * Content-Security-Policy sets its own; the other headers are the same for all.
 */
export function securityHeaders({ siteUrl }: { siteUrl: string }) {
  const isHttps = siteUrl.startsWith('https:')
  const policy = isHttps
    ? `${CONTENT_SECURITY_POLICY}; upgrade-insecure-requests`
    : CONTENT_SECURITY_POLICY
  return createMiddleware(async (c, next) => {
    await next()
    const { headers } = c.res
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
    headers.set('Permissions-Policy', PERMISSIONS_POLICY)
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('X-Frame-Options', 'DENY')
    if (isHttps) headers.set('Strict-Transport-Security', HSTS)
  })
}
