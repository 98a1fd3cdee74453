import { defineCommand } from 'citty'
import { readSettings } from '#platform/settings.ts'
import { giveDemoOwner } from './demo-owner.ts'
import { openSampleNewsroom } from './sample-newsroom.ts'
import { serve } from './serve.ts'

export const demo = defineCommand({
  meta: { description: 'Serve a sample newsroom, in a data directory of its own (data-demo)' },
  args: {
    live: { type: 'boolean', description: 'Also ask the central banks for their rates' },
  },
  run: ({ args }) => {
    // A log line a request would bury the address that the newcomer looks for.
    // No bank is called unless it is asked for, whatever the environment says.
    const settings = {
      ...readSettings(undefined, { DATA_DIR: 'data-demo', LOG_LEVEL: 'warn' }),
      ratesFetch: args.live ? ['all'] : [],
    }
    return serve(
      { web: true, worker: true, database: 'own' },
      {
        settings,
        prepare: ({ database }) => openSampleNewsroom(database.db, settings),
        greet: async (db, siteUrl) => {
          const { email, password } = await giveDemoOwner(db)
          return `Its desk is at ${siteUrl}/desk: ${email}, password ${password}`
        },
      },
    )
  },
})
