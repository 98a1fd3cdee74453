import { createSignal } from './signal.ts'

/**
 * Whether the session that this page was opened in has ended: nobody is signed in here any more, or
 * somebody else is. The frame shows how to go on.
 */
export const isSignedOut = createSignal(false)

/** Whom this page was opened for; null until that is known. Only a page loaded anew is another's. */
let openedFor: string | null = null

/** Named with each request: the server does nothing for this page in the name of somebody else. */
export function whosePage(): string | null {
  return openedFor
}

/** The first who was signed in is whose page it is. Returns whether this is that one. */
export function openPageFor(account: string): boolean {
  openedFor ??= account
  return openedFor === account
}

/** Resolves when the person has signed in again; rejects with the reason of `signal`. */
export function waitForSignIn(signal?: AbortSignal): Promise<void> {
  isSignedOut.set(true)
  return new Promise((resolve, reject) => {
    const stop = isSignedOut.subscribe(() => {
      if (isSignedOut.get()) return
      stop()
      resolve()
    })
    signal?.addEventListener('abort', () => {
      stop()
      reject(signal.reason)
    })
  })
}
