import { createHash } from 'node:crypto'
import convert from './islands/convert.ts?island'
import embed from './islands/embed.ts?island'
import type { PageModel } from './page-models.ts'

/** A script of ours under an address that changes with its contents. */
export type Script = { path: string; body: string }

const convertScript = named('convert', convert)

/** Other sites name it, so its address never changes. */
export const EMBED_SCRIPT_PATH = '/embed/chapar.js'
export const embedScript: Script = { path: EMBED_SCRIPT_PATH, body: embed }

/** The scripts of our own pages only. */
export const scripts: readonly Script[] = [convertScript]

/** What a page runs: next to none of them anything, and each works without. */
export function scriptsOf({ type }: PageModel): readonly Script[] {
  if (type === 'rate-convert') return [convertScript]
  return type === 'embed-guide' ? [embedScript] : []
}

function named(name: string, body: string): Script {
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/${name}-${digest}.js`, body }
}
