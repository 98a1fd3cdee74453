import { createTransport } from 'nodemailer'
import { errorCode } from './error-code.ts'
import { Failure } from './failure.ts'
import type { Settings } from './settings.ts'

export type Mail = { to: string; subject: string; text: string }

export type Mailer = { send(mail: Mail): Promise<void>; close(): void }

/** Long enough for a slow server, short enough that a job does not hang on a dead one. */
const PATIENCE_MS = 20_000

/**
 * Sends through the server of SMTP_URL; null where none is given.
 *
 * `send` throws Failure `mail-not-sent`, whose sentence holds no address and no password.
 */
export function openMailer(settings: Settings): Mailer | null {
  if (!settings.smtpUrl) return null
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  const from = settings.mailFrom ?? `chapar@${new URL(settings.siteUrl).hostname}`
  return {
    async send(mail) {
      try {
        await transport.sendMail({ from, ...mail })
      } catch (cause) {
        const code = errorCode(cause) ?? 'no code'
        throw new Failure(
          'mail-not-sent',
          `The server of SMTP_URL did not take a mail (${code}).`,
          {
            cause,
          },
        )
      }
    },
    close: () => transport.close(),
  }
}
