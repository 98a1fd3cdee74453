import { defineCommand } from 'citty'
import { serve } from './serve.ts'

export const start = defineCommand({
  meta: { description: 'Serve the site: web, worker, and the embedded database' },
  run: () => serve({ web: true, worker: true, database: 'own' }),
})
