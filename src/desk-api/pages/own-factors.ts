import { hasPasskey } from '#staff/passkeys.ts'
import { type DeskAnswer, type DeskTools, lacksSecondFactor, type SignedAsk } from '../route.ts'
import { message } from './message.tsx'

// What guards the acts by which people change how they come in.

export type Answer = (ask: SignedAsk) => Promise<DeskAnswer>

/** Neither password nor code is to be guessed through a session that somebody left open. */
export function withPatience(answer: Answer): Answer {
  return async (ask) => {
    const { tools, caller, present } = ask
    const { email } = present.account
    const wait = await tools.signInLimits.take({ ...caller, email, device: present.sessionId })
    return wait === null ? answer(ask) : message.tooMany(wait)
  }
}

/** Whoever has only the password of another is not to get past the passkey by a factor of their own. */
export function withPasskey(answer: Answer): Answer {
  return async (ask) =>
    (await isPasskeyDue(ask.tools, ask.present)) ? message.passkeyDue(403) : answer(ask)
}

/** Whether the role demands two factors, the passkey is there to be the second, and was not shown. */
export async function isPasskeyDue(
  tools: DeskTools,
  present: SignedAsk['present'],
): Promise<boolean> {
  return lacksSecondFactor(tools, present) && (await hasPasskey(tools.db, present.account.id))
}
