import { type DatabaseServer, openServer } from '#platform/database-server.ts'
import { Failure } from '#platform/failure.ts'
import type { Settings } from '#platform/settings.ts'
import { findSite, type Site } from '#site/site.ts'
import { requireSchema } from './run-command.ts'

/** Work on the open database before the site is looked at: the demo loads its samples here. */
export type Prepare = (server: DatabaseServer) => Promise<void>

/**
 * Opens the database of a newsroom to serve from: schema right, newsroom founded.
 *
 * @throws Failure `no-site` and those of `openServer` and `requireSchema`
 */
export async function openSite(
  settings: Settings,
  options: { start: 'always' | 'never'; prepare?: Prepare },
): Promise<{ server: DatabaseServer; site: Site }> {
  const server = await openServer(settings, { start: options.start })
  try {
    await requireSchema(server)
    await options.prepare?.(server)
    const site = await findSite(server.database.db)
    if (site) return { server, site }
    throw new Failure(
      'no-site',
      'There is no newsroom in this database yet: run "chapar init" first ("chapar demo" shows a sample newsroom).',
    )
  } catch (error) {
    await server.stop()
    throw error
  }
}
