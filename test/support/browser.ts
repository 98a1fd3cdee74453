import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

/** The browser that comes inside an npm package, with `more` switches; it needs nothing installed. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = await unpackBrowser()
  return chromium.launch({
    executablePath,
    args: [...BACKGROUND_OFF, ...more],
    chromiumSandbox: false,
  })
}

/** The same with a profile on the disk, which outlives the browser: as a person's own. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  const executablePath = await unpackBrowser()
  return chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...BACKGROUND_OFF],
    chromiumSandbox: false,
  })
}

/** What a browser asks of its maker by itself; it would blur a test about foreign requests. */
const BACKGROUND_OFF = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * The package unpacks to `$TMPDIR/chromium` and reuses whatever it finds there, of any version,
 * so each version and account gets a folder of its own.
 */
async function unpackBrowser(): Promise<string> {
  const before = process.env.TMPDIR
  const folder = path.join(os.tmpdir(), `chapar-chromium-${packageVersion()}-${os.userInfo().uid}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  process.env.TMPDIR = folder
  try {
    const { default: bundled } = await import('@sparticuz/chromium')
    return await bundled.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

function packageVersion(): string {
  const file = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
