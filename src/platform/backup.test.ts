import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { sampleRows, useBackupBench } from './backup/databases.fixture.ts'
import { verifyBackup, writeBackup } from './backup.ts'
import { type Connection, openDatabase } from './database.ts'

const bench = useBackupBench()
let connection: Connection

beforeAll(async () => {
  connection = await bench.migratedDatabase()
  await bench.run(connection, ...sampleRows)
  await mkdir(bench.path('data/media/ab/.restoring'), { recursive: true })
  await writeFile(bench.path('data/media/ab/picture.avif'), Buffer.alloc(300_000, 7))
  await writeFile(bench.path(`data/media/${'long-name-'.repeat(20)}`), 'long')
  await writeFile(bench.path('data/media/ab/.restoring/half'), 'no')
  await writeFile(bench.path('data/notes.jsonl'), '{"id":1}\n')
})

const write = (file: string, more: Partial<Parameters<typeof writeBackup>[0]> = {}) =>
  writeBackup({
    connection,
    dataDir: bench.path('data'),
    files: ['notes.jsonl', 'absent.jsonl'],
    file: bench.path(file),
    version: '1.2.3',
    trial: false,
    ...more,
  })

test('a backup is a tar file for its owner alone, which the system tools list and check', async () => {
  const file = bench.path('plain.tar')
  const summary = await write('plain.tar')
  expect(summary).toMatchObject({ chapar: '1.2.3', mediaFiles: 2, mediaBytes: 300_004, rows: 55 })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(file).size).toBe(summary.bytes)
  expect(existsSync(`${file}.partial`)).toBe(false)
  const names = execFileSync('tar', ['tf', file], { encoding: 'utf8' }).split('\n')
  expect(names).toContain('files/notes.jsonl')
  expect(names).toContain(`media/${'long-name-'.repeat(20)}`)
  expect(names.filter((name) => /absent|restoring/.test(name))).toEqual([])
  await mkdir(bench.path('out'))
  execFileSync('tar', ['xf', file], { cwd: bench.path('out') })
  const sums = (await readFile(bench.path('out/SHA256SUMS'), 'utf8')).trimEnd().split('\n')
  for (const line of sums) {
    const [sha256, name = ''] = line.split('  ')
    const content = await readFile(bench.path('out', name))
    expect([name, createHash('sha256').update(content).digest('hex')]).toEqual([name, sha256])
  }
  const events = rowsIn(file, 'events')
  expect(events).toHaveLength(7)
})

test('a backup is tried in a scratch database, which is gone afterwards', async () => {
  await write('tried.tar')
  const steps = new Set<string>()
  const result = await verifyBackup({
    connection,
    file: bench.path('tried.tar'),
    onProgress: (step, done, total) => {
      expect(done).toBeLessThanOrEqual(total)
      steps.add(step)
    },
  })
  expect(result).toMatchObject({ trial: 'passed', rows: 55, mediaFiles: 2 })
  expect([...steps]).toEqual(['file', 'trial'])
  expect(await bench.scratchDatabases()).toEqual([])
})

test('a backup gets its name only after it was tried', async () => {
  const states: string[] = []
  const result = await write('named.tar', {
    trial: true,
    onProgress: (step) => {
      states.push(`${step} ${existsSync(bench.path('named.tar')) ? 'named' : 'partial'}`)
    },
  })
  expect(result.trial).toBe('passed')
  expect([...new Set(states)]).toEqual([
    'tables partial',
    'media partial',
    'file partial',
    'trial partial',
  ])
})

test('an account that may not create databases is told that there was no trial', async () => {
  await write('untried.tar')
  const limited = await bench.limitedAccount(connection)
  const result = await verifyBackup({ connection: limited, file: bench.path('untried.tar') })
  expect(result.trial).toBe('may-not-create-databases')
})

test('a file that is there is not overwritten unless that is asked for', async () => {
  await writeFile(bench.path('there.tar'), 'precious')
  await expect(write('there.tar')).rejects.toMatchObject({ code: 'backup-exists' })
  expect(await readFile(bench.path('there.tar'), 'utf8')).toBe('precious')
  await write('there.tar', { overwrite: true })
  expect(await verifyBackup({ connection, file: bench.path('there.tar') })).toMatchObject({
    rows: 55,
  })
})

test('a failure leaves no partial file', async () => {
  await mkdir(bench.path('broken'))
  await writeFile(bench.path('broken/media'), 'a file where a directory should be')
  await expect(write('failed.tar', { dataDir: bench.path('broken') })).rejects.toThrow('ENOTDIR')
  expect(existsSync(bench.path('failed.tar'))).toBe(false)
  expect(existsSync(bench.path('failed.tar.partial'))).toBe(false)
  await expect(
    write('overtaken.tar', {
      trial: true,
      onProgress: (step) => {
        if (step !== 'trial') return
        rmSync(bench.path('overtaken.tar.partial'), { force: true })
        writeFileSync(bench.path('overtaken.tar.partial'), 'of another')
      },
    }),
  ).rejects.toMatchObject({ code: 'backup-unwritable' })
  expect(await readFile(bench.path('overtaken.tar.partial'), 'utf8')).toBe('of another')
  await expect(write('no/such/directory.tar')).rejects.toMatchObject({ code: 'backup-unwritable' })
})

test('a writer at work is seen as of one moment, in all tables', async () => {
  const busy = await bench.migratedDatabase()
  await bench.run(busy, ...sampleRows)
  const database = openDatabase(busy, { size: 1 })
  let writing = true
  // One act writes a work first and its event last; each has its partner or neither is there.
  const writer = (async () => {
    while (writing) {
      await database.pool.query(
        `with w as (insert into works (id) values (gen_random_uuid()) returning id)
         insert into events (name, subject) select 'work.made', id::text from w`,
      )
    }
  })()
  const files = [bench.path('busy-1.tar'), bench.path('busy-2.tar'), bench.path('busy-3.tar')]
  for (const file of files) {
    await writeBackup({
      connection: busy,
      dataDir: bench.path('none'),
      file,
      version: '1',
      trial: false,
    })
  }
  writing = false
  await writer
  await database.close()
  const made = files.map((file) => {
    const works = rowsIn(file, 'works').map((line) => line.split('\t')[0])
    const subjects = rowsIn(file, 'events').flatMap((line) =>
      line.includes('work.made') ? line.split('\t')[3] : [],
    )
    expect(subjects.sort()).toEqual(works.filter((id) => !id?.startsWith('018f')).sort())
    return works.length
  })
  expect(made.at(-1)).toBeGreaterThan(made[0] ?? 0)
  expect(await verifyBackup({ connection: busy, file: files[2] ?? '' })).toMatchObject({
    trial: 'passed',
  })
})

function rowsIn(file: string, table: string): string[] {
  const zipped = execFileSync('tar', ['xOf', file, `tables/${table}.copy.gz`])
  return gunzipSync(zipped).toString().trimEnd().split('\n')
}
