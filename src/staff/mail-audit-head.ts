import type { Db } from '#platform/database.ts'
import type { Mailer } from '#platform/mail.ts'
import { type AuditHead, findAuditHead } from './audit-log.ts'

/**
 * Mails the head of the audit log to every owner: the log proves only what precedes a head that is
 * kept elsewhere, out of reach of whoever gets into the server. Returns to how many it went.
 *
 * @throws Failure `mail-not-sent`
 */
export async function mailAuditHead(
  db: Db,
  mailer: Mailer,
  site: { siteUrl: string },
): Promise<number> {
  const head = await findAuditHead(db)
  if (!head) return 0
  const owners = await db
    .selectFrom('accounts')
    .select('email')
    .where('role', '=', 'owner')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute()
  const { host } = new URL(site.siteUrl)
  for (const { email } of owners) {
    await mailer.send({
      to: email,
      subject: `${host}: audit log, entry ${head.seq}`,
      text: letter(host, head),
    })
  }
  return owners.length
}

function letter(host: string, head: AuditHead): string {
  return `The audit log of ${host} ends today with

entry  ${head.seq}
of     ${head.at}
hash   ${head.hash}

Keep this mail. Whoever changes an earlier entry, even with full access to the server,
cannot make the log end in this hash again. "chapar doctor" verifies the chain; "chapar
doctor --json" prints its present end.
`
}
