import type { Database } from '#platform/database.ts'
import { explainDatabaseFault } from '#platform/database-fault.ts'
import { type DatabaseServer, openServer } from '#platform/database-server.ts'
import { Failure } from '#platform/failure.ts'
import { closeToGuests } from '#platform/guests.ts'
import { findSchemaFault, migrate } from '#platform/migrations.ts'
import { readSettings, type Settings } from '#platform/settings.ts'
import { note } from './terminal.ts'

/** What a command works with. */
export type CommandContext = { settings: Settings; database: Database; server: DatabaseServer }

/**
 * Runs the work of one command on the site's database: the one of DATABASE_URL, the one of a
 * running chapar, or the embedded one, which is started for it and stopped again when the last
 * command that works on it has ended.
 * `schema: 'any'` is for commands that look at the schema themselves.
 *
 * @throws Failure
 */
export async function withDatabase<T>(
  work: (context: CommandContext) => Promise<T>,
  options: { schema?: 'current' | 'any' } = {},
): Promise<T> {
  const settings = readSettings()
  const server = await openServer(settings, { start: 'if-needed', poolSize: 4 })
  try {
    if (options.schema !== 'any') await requireSchema(server)
    return await work({ settings, database: server.database, server })
  } catch (error) {
    throw explainDatabaseFault(error) ?? error
  } finally {
    await seeGuestsOff(server).catch(() => {}) // a database that is gone has no guests
    await server.stop()
  }
}

/** Other commands may have joined the server that was started for this one. */
async function seeGuestsOff({ connection, ownership }: DatabaseServer): Promise<void> {
  if (ownership !== 'started') return
  await closeToGuests(connection, () =>
    note('Done; another command works on this database, and it is kept open until that has ended.'),
  )
}

/**
 * Sees that the schema is the one of this build. The embedded database, where we hold it alone, is
 * migrated on the way; one of DATABASE_URL never is, since other processes may be serving from it.
 *
 * @throws Failure `schema-empty`, `schema-behind`, `schema-newer`
 */
export async function requireSchema({ database, ownership }: DatabaseServer): Promise<void> {
  const fault = await findSchemaFault(database.db)
  if (!fault) return
  if (fault.code === 'schema-newer' || ownership !== 'started') {
    throw new Failure(fault.code, fault.sentence)
  }
  await migrate(database.pool)
}
