import { defineCommand } from 'citty'
import { readSettings } from '#platform/settings.ts'
import { openSampleNewsroom } from './sample-newsroom.ts'
import { serve } from './serve.ts'

export const demo = defineCommand({
  meta: { description: 'Serve a sample newsroom, in a data directory of its own (data-demo)' },
  run: () =>
    serve(
      { web: true, worker: true, database: 'own' },
      {
        // A log line a request would bury the address that the newcomer looks for.
        settings: readSettings(undefined, { DATA_DIR: 'data-demo', LOG_LEVEL: 'warn' }),
        prepare: ({ database }) => openSampleNewsroom(database.db),
      },
    ),
})
