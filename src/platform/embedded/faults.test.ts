import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from './embedded-postgres.ts'
import { ask, startForTest, stoppedSite, temporaryDirectory } from './test-bench.fixture.ts'

test('a cluster of another major version is refused with the way over', async () => {
  const dataDir = await stoppedSite()
  writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '16\n')
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'database-version-differs',
    message: `The database in ${dataDir}/pg was made by PostgreSQL 16, and this chapar brings 18: docs/operating.md has the path over a major version.`,
  })
})

test('a directory that may not be written is told by name', async () => {
  const closed = join(temporaryDirectory(), 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o500)
  // No mode stops root; the kernel's own tree does.
  const dataDir = process.geteuid?.() === 0 ? '/sys/chapar' : join(closed, 'data')
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'data-dir-unwritable',
    message: expect.stringContaining(`The data directory ${dataDir} cannot be written (`),
  })
})

test('a file in place of the data directory is told by name', async () => {
  const dataDir = join(temporaryDirectory(), 'file')
  writeFileSync(dataDir, '')
  for (const path of [dataDir, join(dataDir, 'below')]) {
    await expect(startEmbedded({ dataDir: path })).rejects.toMatchObject({
      code: 'data-dir-not-a-directory',
      message: expect.stringContaining(path),
    })
  }
})

test.each([
  ['its PG_VERSION is gone', (pg: string) => rmSync(join(pg, 'PG_VERSION'))],
  ['its control file is gone', (pg: string) => rmSync(join(pg, 'global', 'pg_control'))],
  ['its control file is cut', (pg: string) => truncateSync(join(pg, 'global', 'pg_control'), 100)],
  ['its log of changes is gone', (pg: string) => rmSync(join(pg, 'pg_wal'), { recursive: true })],
])('a cluster is called damaged, with the advice to restore, when %s', async (_, damage) => {
  const dataDir = await stoppedSite()
  damage(join(dataDir, 'pg'))
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'database-damaged',
    message: expect.stringMatching(/^[^\n]+restore a backup with `chapar restore`\.$/),
  })
})

test.runIf(process.platform === 'linux')(
  'a folder that was moved or deleted under a running server is not used before that ends',
  async () => {
    const dataDir = await stoppedSite()
    const server = await startForTest(dataDir)
    renameSync(dataDir, `${dataDir}-aside`)
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'data-dir-moved',
      message: expect.stringContaining(`The folder ${dataDir} was moved or deleted`),
    })
    rmSync(`${dataDir}-aside`, { recursive: true })
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'data-dir-moved' })
    await server.stop().catch(() => {}) // it misses its files, and fails in ending well
    await expect(startForTest(dataDir)).resolves.toMatchObject({ ownership: 'started' })
  },
)

test('no statement and no value of a row gets into the log', async () => {
  const dataDir = await stoppedSite()
  const { connection } = await startForTest(dataDir)
  await ask(connection, 'create table people (address text unique)')
  await ask(connection, `insert into people values ('aigul@example.kz')`)
  await expect(ask(connection, `insert into people values ('aigul@example.kz')`)).rejects.toThrow()
  const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  expect(log).toContain('duplicate key')
  expect(log).not.toContain('aigul')
})
