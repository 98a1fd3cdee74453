import { defineCommand } from 'citty'
import { type Db, transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { canAnybodySignIn } from '#staff/credentials.ts'
import { entryPath, makeEntryLink } from '#staff/entry-links.ts'
import { serve } from './serve.ts'

export const start = defineCommand({
  meta: { description: 'Serve the site: web, worker, and the embedded database' },
  run: () => serve({ web: true, worker: true, database: 'own' }, { greet: greetFirstOwner }),
})

/** The link by which the first owner comes in; the one of an earlier start leads nowhere any more. */
async function greetFirstOwner(db: Db, siteUrl: string): Promise<string | null> {
  if (await canAnybodySignIn(db)) return null
  const token = await transact(db, (tx) =>
    makeEntryLink(tx, { actor: operator, purpose: 'first-owner' }),
  )
  return `Nobody can sign in to the desk yet. This link makes its owner, once: ${siteUrl}${entryPath(token)}`
}
