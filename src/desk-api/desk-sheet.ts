import { createHash } from 'node:crypto'
import { raw } from 'hono/html'
import sheet from './styles/desk.css?inline'

/** The styles of the desk's own pages. Markup, so it may not hold the end of the element. */
export const sheetElement = raw(`<style>${sheet}</style>`)

/** The pages run nothing, load nothing and post only to us. */
export const DESK_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Of the pages that ask for a passkey: they run our one script. */
export const KEYED_POLICY = `${DESK_POLICY}; script-src 'self'`
