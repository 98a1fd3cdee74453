import type { Db } from '#platform/database.ts'
import type { Mailer } from '#platform/mail.ts'
import { listAccounts } from './accounts.ts'
import { type AuditHead, findAuditHead } from './audit-log.ts'

/**
 * Mails the head of the audit log to every owner: the log proves only what precedes a head that is
 * kept elsewhere, out of reach of whoever gets into the server. Returns to how many it went.
 *
 * @throws Failure `mail-not-sent` after all were tried, where one was not taken
 */
export async function mailAuditHead(
  db: Db,
  mailer: Mailer,
  site: { siteUrl: string },
): Promise<number> {
  const head = await findAuditHead(db)
  if (!head) return 0
  const accounts = await listAccounts(db)
  const owners = accounts.filter(({ role, disabledAt }) => role === 'owner' && !disabledAt)
  const { host } = new URL(site.siteUrl)
  const text = letter(host, head)
  const subject = `${host}: audit log, entry ${head.seq}`
  const sent = await Promise.allSettled(
    owners.map(({ email }) => mailer.send({ to: email, subject, text })),
  )
  const refused = sent.find((one) => one.status === 'rejected')
  if (refused) throw refused.reason
  await db
    .insertInto('audit_head_mails')
    .values({ at: new Date(), entry: String(head.seq), owners: owners.length })
    .execute()
  return owners.length
}

/** When a head went to the owners last, and which entry it was; null where none ever did. */
export async function findMailedHead(db: Db): Promise<{ at: Date; entry: number } | null> {
  const row = await db
    .selectFrom('audit_head_mails')
    .select(['at', 'entry'])
    .where('owners', '>', 0)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { at: row.at, entry: Number(row.entry) } : null
}

function letter(host: string, head: AuditHead): string {
  return `The audit log of ${host} ends today with

entry  ${head.seq}
of     ${head.at}
hash   ${head.hash}

Keep this mail. Whoever changes an earlier entry, even with full access to the server,
cannot make the log pass through this hash again. At any later time

chapar doctor --head ${head.seq}:${head.hash}

verifies the chain and says whether it still does.
`
}
