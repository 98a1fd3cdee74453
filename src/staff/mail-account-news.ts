import { z } from 'zod'
import type { Db, Tx } from '#platform/database.ts'
import type { Mailer } from '#platform/mail.ts'
import { fileJob, type Job } from '#platform/queue.ts'
import { findAccount } from './accounts.ts'

/** What has changed in how somebody comes in, or in where mails to them go. */
const newsSchema = z.enum([
  'password-changed',
  'passkey-added',
  'second-factor-on',
  'second-factor-off',
  'address-changed',
])

type AccountNews = {
  accountId: string
  news: z.infer<typeof newsSchema>
  /** the address of before, where it was changed; without it, the account's own */
  to?: string | undefined
}

/** Tells the holder of an account of what may have been done by another. */
export const mailAccountNewsJob: Job<AccountNews & { at: string }> = {
  name: 'mail-account-news',
  payload: z.strictObject({
    accountId: z.uuid(),
    news: newsSchema,
    to: z.string().max(254).optional(),
    at: z.iso.datetime(),
  }),
}

/** As part of the act: no change without the mail, and no mail without the change. */
export function fileAccountNews(tx: Tx, news: AccountNews): Promise<void> {
  const told = { ...news, at: new Date().toISOString() }
  return fileJob(tx, mailAccountNewsJob, told, { maxAttempts: 5 })
}

/**
 * Returns whether a mail went: none goes to an account that was ended since.
 * @throws Failure `mail-not-sent`
 */
export async function mailAccountNews(
  db: Db,
  mailer: Mailer,
  { accountId, news, to, at, siteUrl }: AccountNews & { at: string; siteUrl: string },
): Promise<boolean> {
  const account = await findAccount(db, accountId)
  if (!account || account.disabledAt) return false
  const { host } = new URL(siteUrl)
  await mailer.send({
    to: to ?? account.email,
    subject: `${host}: ${subjects[news]}`,
    text: letter({ host, siteUrl, news, at }),
  })
  return true
}

const subjects: Record<AccountNews['news'], string> = {
  'password-changed': 'your password was changed',
  'passkey-added': 'a passkey was added to your account',
  'second-factor-on': 'the second factor was set up',
  'second-factor-off': 'the second factor was taken off',
  'address-changed': 'your mail address was changed',
}

const sentences: Record<AccountNews['news'], string> = {
  'password-changed': 'has a new password',
  'passkey-added': 'has a new passkey, which opens it without password and code',
  'second-factor-on': 'asks for the codes of an app now, besides the password',
  'second-factor-off': 'asks for no second factor any more',
  'address-changed': 'has another mail address now, and this one gets no more mails',
}

function letter(of: Pick<AccountNews, 'news'> & { host: string; siteUrl: string; at: string }) {
  const { host, siteUrl, news, at } = of
  const moment = `${at.slice(0, 16).replace('T', ' ')} UTC`
  return `Your account at the desk of ${host} ${sentences[news]}, since ${moment}.

If that was you, there is nothing to do. If it was not, somebody else can get into it: tell an
owner of the paper at once, who can end what is open, and then look at

${siteUrl}/desk/account
`
}
