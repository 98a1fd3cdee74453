import { createPoliteness } from '#platform/politeness.ts'

export type Attempt = {
  email: string
  /** the client's address */
  address: string
  /** of known-device.ts; null where the browser is a stranger to this account */
  device: string | null
}

/**
 * Says of each sign-in whether it may be tried now: null, or the seconds to wait. Guessing is
 * slowed by address, and over all addresses by account. No account is ever closed by it: a browser
 * that has signed in before has a measure of its own, which no stranger can use up.
 * Each process counts for itself.
 */
export function createSignInLimits({ now = Date.now }: { now?: () => number } = {}) {
  const ofAddress = createPoliteness({ burst: 10, perSecond: 1 / 10, now })
  const ofAccount = createPoliteness({ burst: 20, perSecond: 1 / 60, now })
  const ofDevice = createPoliteness({ burst: 10, perSecond: 1 / 30, now })
  return ({ email, address, device }: Attempt): number | null => {
    if (device !== null) return ofDevice(device)
    // An address that has used up its own takes nothing from the account's.
    return ofAddress(address) ?? ofAccount(email)
  }
}

export type SignInLimits = ReturnType<typeof createSignInLimits>
