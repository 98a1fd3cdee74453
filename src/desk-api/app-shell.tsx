import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { AppFiles } from './app-files.ts'
import { AppShellView } from './views/app-shell-view.tsx'

/**
 * The page that loads the editors' application: the same for everybody, but for the nonce that lets
 * Mantine put its style element into the page, and nobody else theirs.
 */
export async function writeAppShell(
  { entry }: AppFiles,
  { siteName }: { siteName: string },
): Promise<{ html: string; policy: string }> {
  const nonce = randomBytes(16).toString('base64')
  const build = buildOf({ entry })
  const page = <AppShellView {...{ siteName, nonce, build, ...entry }} />
  return { html: `<!doctype html>${await page}`, policy: policyOf(nonce) }
}

/** What tells one build from another: the entry's name holds the hash of all that it imports. */
export function buildOf({ entry }: Pick<AppFiles, 'entry'>): string {
  return path.posix.basename(entry.script)
}

function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // blob: is what somebody is about to upload
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
