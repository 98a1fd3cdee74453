import { defineCommand } from 'citty'
import { serve } from './serve.ts'

export const web = defineCommand({
  meta: { description: 'Serve the web alone, beside a running database' },
  run: () => serve({ web: true, worker: false, database: 'shared' }),
})
