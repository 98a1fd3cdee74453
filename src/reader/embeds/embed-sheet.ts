import { createHash } from 'node:crypto'
import styles from '../styles/embed.css?inline'

/** The widgets' sheet in a page of its own, which may be dark where the page around it is. */
const body = `:root{color-scheme:light dark}body{margin:0}${styles}`

/**
 * A file of its own, unlike the sheet of our pages: a page that is parsed inside another site is
 * under that site's policy, which may refuse a sheet that stands in it.
 */
export const embedSheet = {
  path: `/embed/style-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.css`,
  body,
}
