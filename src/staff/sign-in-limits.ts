import { clientNetwork } from '#platform/client-address.ts'
import type { Db } from '#platform/database.ts'
import { createSharedLimit } from '#platform/shared-limit.ts'
import { createTurns, type Turns } from './sign-in/turns.ts'

export type Attempt = {
  email: string
  /** the client's address */
  address: string
  /** of known-device.ts; null where the browser is a stranger to this account */
  device: string | null
}

export type SignInLimits = {
  /** Says whether a sign-in may be tried now: null, or the seconds to wait. */
  take(attempt: Attempt): Promise<number | null>
  /**
   * To be told where the password was right: such a try costs its address nothing, so that any
   * number of people can come in from behind the one address of an office. It has cost the account
   * its part, so nobody can sign in without end.
   */
  wasRight(attempt: Attempt): Promise<void>
}

/**
 * Guessing is slowed by address, and over all addresses by account. No account is ever closed by
 * it: a browser that has signed in before has a measure of its own, which no stranger can use up.
 * All processes count together.
 */
export function createSignInLimits(
  db: Db,
  { now = Date.now }: { now?: () => number } = {},
): SignInLimits {
  const limit = (name: string, burst: number, perSecond: number) =>
    createSharedLimit(db, { name: `sign-in ${name}`, burst, perSecond, now })
  const ofAddress = limit('address', 10, 1 / 10)
  const ofAccount = limit('account', 20, 1 / 60)
  const ofDevice = limit('device', 10, 1 / 30)
  return {
    async take({ email, address, device }) {
      if (device !== null) return ofDevice.take(device)
      // An address that has used up its own takes nothing from the account's.
      const wait = await ofAddress.take(clientNetwork(address))
      return wait === null ? ofAccount.take(email) : wait
    },
    async wasRight({ address, device }) {
      if (device === null) await ofAddress.giveBack(clientNetwork(address))
    },
  }
}

/**
 * The turns of browsers that are strangers to the account which they try. They try one after the
 * other, so that no number of them takes the database, a second core or the turns for hashing from
 * readers and from people whose browser is known; who finds the line full is refused before
 * anything is looked up.
 */
export function createStrangerTurns(): Turns {
  return createTurns({ atOnce: 1, waiting: 20 })
}
