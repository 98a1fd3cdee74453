import { defineCommand } from 'citty'
import { Failure } from '#platform/failure.ts'
import { findSchemaFault, migrate as migrateSchema } from '#platform/migrations.ts'
import { withDatabase } from './run-command.ts'
import { print, printJson } from './terminal.ts'

export const migrate = defineCommand({
  meta: { description: 'Bring the database schema up to this version of Chapar' },
  args: { json: { type: 'boolean', description: 'Print JSON' } },
  run: ({ args }) =>
    withDatabase(
      async ({ database }) => {
        const fault = await findSchemaFault(database.db)
        if (fault?.code === 'schema-newer') throw new Failure(fault.code, fault.sentence)
        const applied = await migrateSchema(database.pool)
        if (args.json) printJson({ applied })
        else if (applied.length === 0) print('The schema is up to date.')
        else print(`Applied ${applied.join(', ')}.`)
      },
      { schema: 'any' },
    ),
})
