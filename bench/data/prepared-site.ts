import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { foundSampleNewsroom } from '#cli/sample-newsroom.ts'
import { readRates } from '#intake/read-rates.ts'
import { type Db, openDatabase, transact } from '#platform/database.ts'
import { startEmbedded } from '#platform/embedded/embedded-postgres.ts'
import { migrate } from '#platform/migrations.ts'
import { projectFile } from '#platform/project-file.ts'
import { recordObservations } from '#rates/record-observation.ts'
import { insertArticles } from './insert-articles.ts'
import { insertRates } from './insert-rates.ts'

/**
 * The data directory of a newsroom with so many generated pieces: the one of an earlier run where
 * the schema is still the same, else made now.
 */
export async function prepareSite(
  articles: number,
  { fresh, say }: { fresh: boolean; say: (text: string) => void },
): Promise<string> {
  const dataDir = outFile(`site-${articles}`)
  const ready = `${dataDir}.ready`
  const schema = await readFile(projectFile('migrations', 'schema.txt'), 'utf8')
  const isReady = existsSync(ready) && (await readFile(ready, 'utf8')) === schema
  if (isReady && !fresh) return dataDir
  await removeSite(dataDir)
  const begun = performance.now()
  await withSite(dataDir, async (db, migrateIt) => {
    await migrateIt()
    await foundSampleNewsroom(db)
    await recordSampleRates(db)
    await insertArticles(db, articles, (done) => {
      if (done % 10_000 === 0) say(`  ${done} articles`)
    })
  })
  const seconds = (performance.now() - begun) / 1000
  say(`  ${articles} articles generated and inserted in ${seconds.toFixed(1)} s`)
  await writeFile(ready, schema)
  return dataDir
}

/** The same with two million observations of rates. */
export async function prepareRates(bench: {
  site(articles: number): Promise<string>
  sizes: readonly number[]
  say: (text: string) => void
}): Promise<string> {
  const name = 'site-rates'
  const ready = `${outFile(name)}.ready`
  const schema = await readFile(projectFile('migrations', 'schema.txt'), 'utf8')
  if (existsSync(ready) && (await readFile(ready, 'utf8')) === schema) return outFile(name)
  const dataDir = await copySite(await bench.site(bench.sizes[0] ?? 300), name)
  await withSite(dataDir, (db) => insertRates(db, bench.say))
  await writeFile(ready, schema)
  return dataDir
}

/** For sections that change what they measure. */
export async function copySite(dataDir: string, name: string): Promise<string> {
  const copy = outFile(name)
  await removeSite(copy)
  // With owners and modes: PostgreSQL insists on its own.
  await promisify(execFile)('cp', ['-a', dataDir, copy])
  return copy
}

/** For a newsroom that is made by the server which is measured. */
export async function emptySite(name: string): Promise<string> {
  const dataDir = outFile(name)
  await removeSite(dataDir)
  return dataDir
}

export async function removeSite(dataDir: string): Promise<void> {
  await rm(`${dataDir}.ready`, { force: true })
  await rm(dataDir, { recursive: true, force: true })
}

function outFile(name: string): string {
  return projectFile('bench', 'out', name)
}

async function withSite(
  dataDir: string,
  work: (db: Db, migrateIt: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  await mkdir(path.dirname(dataDir), { recursive: true })
  const server = await startEmbedded({ dataDir })
  const { db, pool, close } = openDatabase(server.connection)
  try {
    await work(db, () => migrate(pool))
  } finally {
    await close()
    await server.stop()
  }
}

async function recordSampleRates(db: Db): Promise<void> {
  const file = projectFile('samples', 'rates.csv')
  const rates = readRates(await readFile(file, 'utf8'), 'rates.csv', new Date())
  await transact(db, (tx) => recordObservations(tx, rates))
}
