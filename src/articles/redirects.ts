import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { isOwnPath } from '#site/own-paths.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { addressTag } from './tags.ts'

export type RedirectOutcome =
  | { ok: true; did: 'added' | 'changed' | 'nothing' }
  | { ok: false; reason: 'not-a-path' | 'self' | 'own' | 'taken' | 'loop' }

/** Held to the commit: two redirects that were each harmless could lead in a circle together. */
const REDIRECT_LOCK = 0x72656469

/**
 * Makes a path of this site lead to another one of it: imported permalinks, say. A redirect that
 * is there leads to the new target from then on; a path of a piece, or of the site itself, cannot.
 * Both are as addresses are stored, with the edition's prefix, without query or trailing slash.
 */
export async function addRedirect(
  tx: Tx,
  { actor, from, to }: { actor: Actor; from: string; to: string },
): Promise<RedirectOutcome> {
  if (!isPath(from) || !isPath(to)) return { ok: false, reason: 'not-a-path' }
  if (from === to) return { ok: false, reason: 'self' }
  if (await isOwnPath(tx, from)) return { ok: false, reason: 'own' }
  await sql`select pg_advisory_xact_lock(${REDIRECT_LOCK})`.execute(tx)
  if (await leadsTo(tx, to, from)) return { ok: false, reason: 'loop' }
  const id = newId()
  const former = (await insertRedirect(tx, { id, from, to })) ? null : await getAddress(tx, from)
  if (former && former.target === null) return { ok: false, reason: 'taken' }
  if (former?.target === to) return { ok: true, did: 'nothing' }
  if (former) {
    await tx.updateTable('addresses').set({ redirect_to: to }).where('path', '=', from).execute()
  }
  const did = former ? 'changed' : 'added'
  const act = `redirect.${did}`
  // Not the path: a name in it could never be expunged from the chain.
  const subject = former?.id ?? id
  const detail = former ? { from, to, former: former.target } : { from, to }
  await recordAct(tx, { actor, act, subject, detail })
  await appendEvent(tx, { name: act, subject, tags: [addressTag(from)] })
  return { ok: true, did }
}

/** False where the path is there already. */
async function insertRedirect(
  tx: Tx,
  { id, from, to }: { id: string; from: string; to: string },
): Promise<boolean> {
  const added = await tx
    .insertInto('addresses')
    .values({ id, path: from, redirect_to: to })
    .onConflict((conflict) => conflict.column('path').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** `target`: where a redirect leads; null for the path of a piece. */
async function getAddress(tx: Tx, path: string): Promise<{ id: string; target: string | null }> {
  return tx
    .selectFrom('addresses')
    .select(['id', 'redirect_to as target'])
    .where('path', '=', path)
    .executeTakeFirstOrThrow()
}

function isPath(path: string): boolean {
  return /^\/(?!\/)[^\s?#\\]*$/.test(path) && (path === '/' || !path.endsWith('/'))
}

async function leadsTo(tx: Tx, start: string, end: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive way (path) as (
      select redirect_to from addresses where path = ${start} and redirect_to is not null
      union
      select a.redirect_to from addresses a join way on a.path = way.path
        where a.redirect_to is not null
    )
    select exists (select from way where path = ${end}) as found`.execute(tx)
  return rows[0]?.found === true
}
