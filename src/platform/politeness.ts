import { clientNetwork } from './client-address.ts'

/** Says of each request of a client, by its address, whether it may be answered now: null, or the seconds to wait. */
export type Politeness = (address: string) => number | null

/** So many clients are remembered: whoever comes from more addresses is not held up by this. */
const MOST_CLIENTS = 10_000

/**
 * A bucket for each client: `burst` requests at once, and `perSecond` after that. It is for programs
 * that run wild; nobody who reads all there is, one answer after another, meets it.
 */
export function createPoliteness({
  burst = 120,
  perSecond = 4,
  now = Date.now,
}: {
  burst?: number
  perSecond?: number
  now?: () => number
} = {}): Politeness {
  const clients = new Map<string, { left: number; at: number }>()
  return (address) => {
    const client = clientNetwork(address)
    const at = now()
    const known = clients.get(client) ?? { left: burst, at }
    const left = Math.min(burst, known.left + ((at - known.at) / 1000) * perSecond)
    // The one that came last is last in order, so that the first is the one to forget.
    clients.delete(client)
    if (clients.size >= MOST_CLIENTS) {
      const [oldest] = clients.keys()
      if (oldest !== undefined) clients.delete(oldest)
    }
    const isAllowed = left >= 1
    clients.set(client, { left: isAllowed ? left - 1 : left, at })
    return isAllowed ? null : Math.ceil((1 - left) / perSecond)
  }
}
