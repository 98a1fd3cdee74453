import { defineCommand } from 'citty'
import { serve } from './serve.ts'

export const worker = defineCommand({
  meta: { description: 'Do the jobs alone, beside a running database' },
  run: () => serve({ web: false, worker: true, database: 'shared' }),
})
