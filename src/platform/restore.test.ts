import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openArchive } from './backup/archive-reader.ts'
import { createArchive } from './backup/archive-writer.ts'
import { contentOf, sampleRows, textOf, useBackupBench } from './backup/databases.fixture.ts'
import { verifyBackup, writeBackup } from './backup.ts'
import { type Connection, openDatabase } from './database.ts'
import { findSchemaFault, knownMigrations } from './migrations.ts'
import { restoreBackup } from './restore.ts'

const bench = useBackupBench()
let source: Connection
let file: string

beforeAll(async () => {
  source = await bench.migratedDatabase()
  await bench.run(source, ...sampleRows)
  await mkdir(bench.path('data/media/ab'), { recursive: true })
  await writeFile(bench.path('data/media/ab/picture'), 'picture')
  await writeFile(bench.path('data/notes'), 'kept')
  file = bench.path('backup.tar')
  await writeBackup({
    connection: source,
    dataDir: bench.path('data'),
    files: ['notes'],
    file,
    version: '1',
    trial: false,
  })
})

const restore = (connection: Connection, more: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
  restoreBackup({ connection, dataDir: bench.path('restored'), file, replace: false, ...more })

test('a restored database holds what the saved one held, to the byte', async () => {
  const target = await bench.emptyDatabase()
  expect(await restore(target)).toMatchObject({ rows: 55, mediaFiles: 1, migrated: 0 })
  expect(await contentOf(target)).toEqual(await contentOf(source))
  for (const table of ['site', 'site_editions', 'rate_payloads', 'articles']) {
    const query = `select t::text from ${table} t order by 1`
    expect(await textOf(target, query)).toBe(await textOf(source, query))
  }
  expect(await readFile(bench.path('restored/media/ab/picture'), 'utf8')).toBe('picture')
  expect(existsSync(bench.path('restored/media/.restoring'))).toBe(false)
})

test('the restored schema is whole: keys, triggers, numbering and queue', async () => {
  const target = await bench.emptyDatabase()
  await restore(target)
  const constraints = `select conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated from pg_constraint
    where connamespace = 'public'::regnamespace order by 1, 2`
  expect(await textOf(target, constraints)).toBe(await textOf(source, constraints))
  const triggers = `select tgrelid::regclass, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`
  expect(await textOf(target, triggers)).toBe(await textOf(source, triggers))
  const database = openDatabase(target, { size: 1 })
  try {
    expect(await findSchemaFault(database.db)).toBeNull()
    const next = await sql<{
      seq: string
    }>`insert into events (name) values ('a.b') returning seq`.execute(database.db)
    expect(next.rows).toEqual([{ seq: '8' }])
    await expect(database.pool.query('update revisions set number = 2')).rejects.toThrow(
      'never changed',
    )
    await database.pool.query(`select graphile_worker.add_job('x')`)
  } finally {
    await database.close()
  }
})

test('a newsroom that is there stays unless it is to be replaced', async () => {
  const target = await bench.migratedDatabase()
  await bench.run(target, `insert into works values ('018f0000-0000-7000-8000-00000000000f')`)
  const before = await contentOf(target)
  await expect(restore(target)).rejects.toMatchObject({ code: 'database-not-empty' })
  expect(await contentOf(target)).toEqual(before)
  await restore(target, { replace: true })
  expect(await contentOf(target)).toEqual(await contentOf(source))
})

test('a migrated database without rows counts as empty', async () => {
  const target = await bench.migratedDatabase()
  await restore(target)
  expect(await contentOf(target)).toEqual(await contentOf(source))
})

test("another program's database is not touched, whatever is asked", async () => {
  const target = await bench.emptyDatabase()
  await bench.run(target, 'create table ledger (n int)', 'insert into ledger values (1)')
  await expect(restore(target, { replace: true })).rejects.toMatchObject({
    code: 'database-foreign',
  })
  expect(await textOf(target, 'select n from ledger')).toBe('1\n')
})

test('a database that somebody is connected to is refused', async () => {
  const target = await bench.migratedDatabase()
  const other = openDatabase(target, { size: 1 })
  await other.pool.query('select 1')
  await expect(restore(target)).rejects.toMatchObject({ code: 'database-in-use' })
  await other.close()
})

test('settle works on the restored rows before anybody sees them, and its failure undoes all', async () => {
  const target = await bench.migratedDatabase()
  await bench.run(target, `insert into works values ('018f0000-0000-7000-8000-00000000000f')`)
  const before = await contentOf(target)
  await expect(
    restore(target, {
      replace: true,
      dataDir: bench.path('undone'),
      settle: async (tx) => {
        await tx.insertInto('events').values({ name: 'test.undone' }).execute()
        throw new Error('not settled')
      },
    }),
  ).rejects.toThrow('not settled')
  expect(await contentOf(target)).toEqual(before)
  expect(existsSync(bench.path('undone/media/ab/picture'))).toBe(false)
  await restore(target, {
    replace: true,
    settle: async (tx, backup) => {
      expect(await backup.readFile('notes')).toBe('kept')
      expect(await backup.readFile('absent')).toBeNull()
      await tx.insertInto('events').values({ name: 'test.settled' }).execute()
    },
  })
  expect(await textOf(target, 'select count(*) from events')).toBe('8\n')
})

test('a restore that is killed before its end leaves the database as it was', async () => {
  const target = await bench.migratedDatabase()
  await bench.run(target, `insert into works values ('018f0000-0000-7000-8000-00000000000f')`)
  const before = await contentOf(target)
  const script = path.join(import.meta.dirname, 'backup/restore-and-wait.fixture.ts')
  const child = spawn(process.execPath, [
    script,
    JSON.stringify(target),
    bench.path('killed'),
    file,
  ])
  const [said] = await once(child.stdout, 'data')
  expect(String(said)).toBe('loaded\n')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await contentOf(target)).toEqual(before)
  expect(existsSync(bench.path('killed/media/ab/picture'))).toBe(false)
  await restore(target, { replace: true, dataDir: bench.path('killed') })
  expect(await contentOf(target)).toEqual(await contentOf(source))
  expect(existsSync(bench.path('killed/media/.restoring'))).toBe(false)
})

test('a file that was cut anywhere is refused and changes nothing', async () => {
  const whole = await readFile(file)
  const target = await bench.migratedDatabase()
  await bench.run(target, `insert into works values ('018f0000-0000-7000-8000-00000000000f')`)
  const before = await contentOf(target)
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      await writeFile(bench.path('cut.tar'), whole.subarray(0, length))
      await expect(
        restore(target, { replace: true, file: bench.path('cut.tar') }),
      ).rejects.toMatchObject({
        code: expect.stringMatching(/^backup-(damaged|foreign)$/),
        message: expect.stringContaining('cut.tar is'),
      })
    }),
    { numRuns: 30 },
  )
  expect(await contentOf(target)).toEqual(before)
})

test('a file with any byte changed is refused', async () => {
  const whole = await readFile(file)
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const changed = Buffer.from(whole)
        changed.writeUInt8(changed.readUInt8(at) ^ flip, at)
        await writeFile(bench.path('flipped.tar'), changed)
        await expect(openArchive(bench.path('flipped.tar'))).rejects.toMatchObject({
          code: expect.stringMatching(/^backup-(damaged|foreign|too-new)$/),
        })
      },
    ),
    { numRuns: 300 },
  )
})

test('what is no backup, or of a later format, is told apart', async () => {
  const target = await bench.emptyDatabase()
  await expect(restore(target, { file: bench.path('absent.tar') })).rejects.toMatchObject({
    code: 'backup-missing',
  })
  await writeFile(bench.path('letter.txt'), 'Dear editor, '.repeat(100))
  await expect(restore(target, { file: bench.path('letter.txt') })).rejects.toMatchObject({
    code: 'backup-foreign',
  })
  const later = await createArchive(bench.path('later.tar'), { madeAt: new Date() })
  await later.add('format.json', [Buffer.from('{"chapar-backup": 2}')])
  await later.add('rows.parquet', [Buffer.from('who knows')])
  await later.finish()
  await later.publish()
  await expect(restore(target, { file: bench.path('later.tar') })).rejects.toMatchObject({
    code: 'backup-too-new',
    message: expect.stringContaining('has backup format 2, and this Chapar reads up to 1'),
  })
})

test('a backup of a newer schema is refused', async () => {
  const newer = await rewritten('newer.tar', (manifest) => ({
    ...manifest,
    chapar: '9.0.0',
    migrations: [...manifest.migrations, '9999-later'],
  }))
  await expect(restore(await bench.emptyDatabase(), { file: newer })).rejects.toMatchObject({
    code: 'backup-too-new',
    message: expect.stringContaining('made by Chapar 9.0.0'),
  })
})

test('a backup whose rows are not those of its manifest does not pass the trial', async () => {
  const [first] = (await manifestOf()).tables
  const wrong = await rewritten('wrong.tar', (manifest) => ({
    ...manifest,
    tables: manifest.tables.map((table) =>
      table.name === first?.name ? { ...table, sha256: createHash('sha256').digest('hex') } : table,
    ),
  }))
  await expect(verifyBackup({ connection: source, file: wrong })).rejects.toMatchObject({
    code: 'backup-does-not-fit',
    message: expect.stringContaining(`the table ${first?.name} differs`),
  })
  expect(await bench.scratchDatabases()).toEqual([])
})

test('a backup of an older schema comes at its own level and is migrated on', async () => {
  const [, ...later] = knownMigrations()
  const first = ['events', 'worker_beat']
  const older = await rewritten('older.tar', (manifest) => ({
    ...manifest,
    migrations: manifest.migrations.slice(0, 1),
    tables: manifest.tables.filter(({ name }) => first.includes(name)),
    sequences: manifest.sequences.filter(({ name }) => name === 'events_seq_seq'),
  }))
  const target = await bench.emptyDatabase()
  expect(await restore(target, { file: older })).toMatchObject({ migrated: later.length })
  const query = 'select * from events order by seq'
  expect(await textOf(target, query)).toBe(await textOf(source, query))
  const database = openDatabase(target, { size: 1 })
  expect(await findSchemaFault(database.db)).toBeNull()
  await database.close()
})

type Manifest = Awaited<ReturnType<typeof openArchive>>['manifest']

async function manifestOf(): Promise<Manifest> {
  const archive = await openArchive(file)
  await archive.close()
  return archive.manifest
}

/** The backup with another manifest, whole otherwise. */
async function rewritten(name: string, change: (manifest: Manifest) => Manifest): Promise<string> {
  const archive = await openArchive(file)
  const copy = await createArchive(bench.path(name), { madeAt: new Date() })
  const manifest = change(archive.manifest)
  const members = [
    'format.json',
    ...manifest.tables.map((table) => `tables/${table.name}.copy.gz`),
    ...manifest.media.map(({ path }) => `media/${path}`),
  ]
  for (const member of members) await copy.add(member, archive.read(member))
  await copy.add('manifest.json', [Buffer.from(JSON.stringify(manifest))])
  await copy.finish()
  await copy.publish()
  await archive.close()
  return bench.path(name)
}
