import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { Failure } from '#platform/failure.ts'
import type { Archive } from './archive-reader.ts'
import { copyIn } from './copy.ts'
import { digestTable, tableMember } from './dump-tables.ts'
import { copyInStatement, countRows, listTables, quote, setSequences } from './tables.ts'

type OnRows = (done: number, total: number) => void

/**
 * Fills the tables of a schema that stands at the backup's own migrations, then reads all of
 * them back and compares counts and digests. Runs in the transaction that `client` is in.
 *
 * @throws Failure `backup-does-not-fit`
 */
export async function loadTables(client: pg.ClientBase, archive: Archive, onRows: OnRows) {
  const { tables, sequences } = archive.manifest
  await requireSameTables(client, archive)
  const total = 2 * tables.reduce((sum, table) => sum + table.rows, 0)
  const foreignKeys = await dropForeignKeys(client)
  // What triggers would derive is in the backup already, and some refuse to truncate.
  await switchTriggers(client, tables, 'disable')
  // Rows that a migration put there are in the backup too.
  await client.query(`truncate ${tables.map(({ name }) => quote(name)).join(', ')}`)
  let done = 0
  for (const table of tables) {
    await loadTable(client, archive, table, (rows) => {
      done += rows
      onRows(done, total)
    })
  }
  await switchTriggers(client, tables, 'enable')
  await setSequences(client, sequences)
  for (const key of foreignKeys) await unlessRefused(archive.file, client.query(key))
  await compareTables(client, archive, () => onRows(++done, total))
}

async function switchTriggers(
  client: pg.ClientBase,
  tables: readonly { name: string }[],
  to: 'enable' | 'disable',
): Promise<void> {
  for (const { name } of tables) await client.query(`alter table ${quote(name)} ${to} trigger user`)
}

async function loadTable(
  client: pg.ClientBase,
  archive: Archive,
  table: { name: string; columns: string[] },
  onRows: (rows: number) => void,
): Promise<void> {
  const text = createGunzip({ chunkSize: 128 * 1024 })
  const rows = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onRows(countLines(chunk))
      done(null, chunk)
    },
  })
  const unzipping = pipeline(archive.read(tableMember(table.name)), text, rows)
  // Its failure reaches `rows`, and with it the copy.
  unzipping.catch(() => {})
  await unlessRefused(archive.file, copyIn(client, copyInStatement(table), rows))
}

/** Each row is one line: line breaks inside of values are written otherwise. */
function countLines(text: Buffer): number {
  let lines = 0
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) lines++
  return lines
}

async function requireSameTables(client: pg.ClientBase, { file, manifest }: Archive) {
  const shape = (tables: readonly { name: string; columns: string[] }[]) =>
    JSON.stringify(tables.map(({ name, columns }) => [name, columns]))
  if (shape(await listTables(client)) === shape(manifest.tables)) return
  throw new Failure(
    'backup-does-not-fit',
    `${file} does not fit: its tables are not those that its migrations make.`,
  )
}

/** Takes all foreign keys away, since tables refer to each other in circles; returns what makes them anew. */
async function dropForeignKeys(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    order by 1, 2`)
  for (const { table, name } of rows) {
    await client.query(`alter table ${table} drop constraint ${quote(name)}`)
  }
  return rows.map(
    ({ table, name, definition }) =>
      `alter table ${table} add constraint ${quote(name)} ${definition}`,
  )
}

async function compareTables(
  client: pg.ClientBase,
  { file, manifest }: Archive,
  onRow: () => void,
) {
  const records = new Map(manifest.tables.map((record) => [record.name, record]))
  for (const table of await listTables(client)) {
    const record = records.get(table.name)
    const rows = await countRows(client, table.name)
    const sha256 = await digestTable(client, table, onRow)
    if (rows === record?.rows && sha256 === record.sha256) continue
    throw new Failure(
      'backup-does-not-fit',
      `${file} does not give back what was saved: the table ${table.name} differs (${rows} rows, ${record?.rows} saved).`,
    )
  }
}

/** What the database refuses is the backup's fault, and is told without a row's content. */
async function unlessRefused<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    // Classes 22 and 23: data that is no data of its type, or breaks a rule of the schema.
    if (!(cause instanceof pg.DatabaseError) || !/^2[23]/.test(cause.code ?? '')) throw cause
    throw new Failure('backup-does-not-fit', `${file} does not fit: ${cause.message}.`, { cause })
  }
}
