import { createSignal } from './signal.ts'

/** Whether the session has ended; the frame shows how to go on. */
export const isSignedOut = createSignal(false)

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
