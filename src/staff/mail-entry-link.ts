import { z } from 'zod'
import { type Db, transact } from '#platform/database.ts'
import type { Mailer } from '#platform/mail.ts'
import type { Job } from '#platform/queue.ts'
import { findAccountByEmail } from './accounts.ts'
import { entryPath, makeEntryLink } from './entry-links.ts'

/**
 * Somebody says that the password of this address is forgotten. Filed for every address that is
 * asked for, so that who asks learns nothing of which are ours.
 */
export const mailEntryLinkJob: Job<{ email: string }> = {
  name: 'mail-entry-link',
  payload: z.strictObject({ email: z.string().max(254) }),
}

const LIFETIME_MS = 3600_000
/** Nobody's box is filled by a stranger. */
const PAUSE_MS = 5 * 60_000

/**
 * Mails a link to set a new password to an account that may be used, unless one went a moment ago.
 * Returns whether one went.
 *
 * @throws Failure `mail-not-sent`
 */
export async function mailEntryLink(
  db: Db,
  mailer: Mailer,
  { email, siteUrl, now = new Date() }: { email: string; siteUrl: string; now?: Date },
): Promise<boolean> {
  const account = await findAccountByEmail(db, email)
  if (!account || account.disabledAt || (await hasFreshLink(db, account.id, now))) return false
  const token = await transact(db, (tx) =>
    makeEntryLink(tx, {
      actor: { accountId: null },
      purpose: 'reset',
      accountId: account.id,
      now,
      lifetime: LIFETIME_MS,
      beside: true,
    }),
  )
  const { host } = new URL(siteUrl)
  const text = letter(host, siteUrl + entryPath(token))
  try {
    await mailer.send({ to: account.email, subject: `${host}: a new password`, text })
  } catch (error) {
    // The next try is not to find that one went.
    await dropLinksSince(db, account.id, now)
    throw error
  }
  return true
}

async function hasFreshLink(db: Db, accountId: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('entry_links')
    .select('id')
    .where('account_id', '=', accountId)
    .where('created_at', '>', new Date(now.getTime() - PAUSE_MS))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function dropLinksSince(db: Db, accountId: string, moment: Date): Promise<void> {
  await db
    .deleteFrom('entry_links')
    .where('account_id', '=', accountId)
    .where('created_at', '=', moment)
    .execute()
}

function letter(host: string, url: string): string {
  return `Somebody, probably you, asked for a new password for the desk of ${host}.
This link sets one. It works once, within an hour:

${url}

If it was not you, do nothing: your password stays as it is.
`
}
