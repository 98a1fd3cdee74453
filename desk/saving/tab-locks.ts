/**
 * Which records of the store belong to a tab that lives. Each tab holds a lock by the name of its
 * record; whoever gets that lock has found the words of a tab that is gone.
 */
export type TabLocks = {
  /** held until it is released, or the tab is closed or crashes */
  hold(key: string): () => void
  /** whether no living tab has it, without waiting */
  isGone(key: string): Promise<boolean>
  /** resolves when the tab that has it is gone; rejects when the signal says so */
  whenGone(key: string, signal: AbortSignal): Promise<void>
}

/**
 * The browser's locks. They are there on https and on this machine only: without them every record
 * counts as one that is left over, and the worst is that two tabs offer the same words.
 */
export function openTabLocks(): TabLocks {
  const locks = 'locks' in navigator ? navigator.locks : undefined
  const name = (key: string) => `chapar-words-${key}`
  return {
    hold: (key) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      void locks?.request(name(key), () => promise)
      return resolve
    },
    isGone: async (key) => {
      if (!locks) return true
      return locks.request(name(key), { ifAvailable: true }, async (lock) => lock !== null)
    },
    whenGone: async (key, signal) => {
      await locks?.request(name(key), { signal }, async () => {})
    },
  }
}
