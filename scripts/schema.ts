/**
 * Writes what the migrations make: `migrations/schema.txt`, for a person to read in a diff, and
 * the table types `src/platform/schema.ts`. With `--check` it writes nothing and fails where
 * either is out of date.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Database, openDatabase } from '#platform/database.ts'
import { startEmbedded } from '#platform/embedded/embedded-postgres.ts'
import { migrate } from '#platform/migrations.ts'
import { describeSchema } from './describe-schema.ts'

const DUMP = 'migrations/schema.txt'
const TYPES = 'src/platform/schema.ts'
const check = process.argv.includes('--check')

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chapar-schema-'))
const server = await startEmbedded({ dataDir })
try {
  const database = openDatabase(server.connection)
  await migrate(database.pool)
  await refresh(database)
  await database.close()
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function refresh(database: Database) {
  compare(DUMP, await describeSchema(database.pool))
  const types = path.join(dataDir, 'schema.ts')
  generateTypes(types)
  compare(TYPES, readFileSync(types, 'utf8'))
}

function compare(file: string, text: string) {
  if (!check) return writeFileSync(file, text)
  if (readFileSync(file, 'utf8') === text) return
  console.error(`${file} is out of date: run "npm run schema".`)
  process.exitCode = 1
}

function generateTypes(outFile: string) {
  const { host, port, user, database } = server.connection
  const url = new URL(`postgres://localhost/${database}`)
  url.searchParams.set('host', host)
  url.searchParams.set('port', String(port))
  url.searchParams.set('user', user)
  const options = {
    dialect: 'postgres',
    url: url.href,
    'out-file': outFile,
    'default-schema': 'public',
    'date-parser': 'string',
    'numeric-parser': 'string',
    'exclude-pattern': 'graphile_worker.*',
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  execFileSync('node_modules/.bin/kysely-codegen', [...args, '--type-only-imports'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
