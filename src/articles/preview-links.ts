import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { type Colleague, colleague } from './desk/desk-rows.ts'

/** A link under which somebody without an account sees the working copy of one piece. */
export type PreviewLink = {
  id: string
  createdBy: Colleague
  createdAt: Date
  expiresAt: Date
}

const DAY_MS = 86_400_000

/** Makes one. The token is told this once: the database has no more than its digest. */
export async function sharePreview(
  tx: Tx,
  { actor, articleId, days, now }: { actor: Actor; articleId: string; days: number; now: Date },
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const link = { id: newId(), expiresAt: new Date(now.getTime() + days * DAY_MS) }
  await tx
    .insertInto('preview_links')
    .values({
      id: link.id,
      article_id: articleId,
      token_hash: hashOf(token),
      created_by: actor.accountId,
      created_at: now,
      expires_at: link.expiresAt,
    })
    .execute()
  const detail = { link: link.id, expiresAt: link.expiresAt.toISOString() }
  await recordAct(tx, { actor, act: 'article.preview-shared', subject: articleId, detail })
  return { ...link, token }
}

/** Ends one before its time; false where it is not there any more. */
export async function revokePreview(
  tx: Tx,
  { actor, articleId, linkId }: { actor: Actor; articleId: string; linkId: string },
): Promise<boolean> {
  const removed = await tx
    .deleteFrom('preview_links')
    .where('id', '=', linkId)
    .where('article_id', '=', articleId)
    .returning('id')
    .executeTakeFirst()
  if (!removed) return false
  const detail = { link: linkId }
  await recordAct(tx, { actor, act: 'article.preview-revoked', subject: articleId, detail })
  return true
}

/** Those that still open, the newest first. */
export async function listPreviewLinks(
  db: Db,
  articleId: string,
  now: Date,
): Promise<PreviewLink[]> {
  const rows = await db
    .selectFrom('preview_links as link')
    .leftJoin('accounts as a', 'a.id', 'link.created_by')
    .select(['link.id', 'link.created_at', 'link.expires_at', 'a.id as byId', 'a.name'])
    .where('link.article_id', '=', articleId)
    .where('link.expires_at', '>', now)
    .where('a.disabled_at', 'is', null)
    .orderBy('link.created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdBy: colleague(row.byId, row.name),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }))
}

/**
 * The piece that a token opens; null where it opens none, or none any more: a link ends with the
 * account that made it.
 */
export async function findShared(
  db: Db,
  token: string,
  now: Date,
): Promise<{ articleId: string; expiresAt: Date } | null> {
  const row = await db
    .selectFrom('preview_links as link')
    // One that a command has made has no account.
    .leftJoin('accounts as a', 'a.id', 'link.created_by')
    .select(['link.article_id as articleId', 'link.expires_at as expiresAt'])
    .where('link.token_hash', '=', hashOf(token))
    .where('link.expires_at', '>', now)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** After a restore: what was revoked since the backup was made must not open again. */
export async function forgetPreviewLinks(tx: Tx): Promise<void> {
  await tx.deleteFrom('preview_links').execute()
}

export async function removeEndedPreviews(db: Db): Promise<void> {
  await db.deleteFrom('preview_links').where('expires_at', '<', sql<Date>`now()`).execute()
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
