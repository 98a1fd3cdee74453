import { isSignedOut } from './sign-in-state.ts'

/** The worker tells it too (service-worker/service-worker.ts), of forms on pages of the server's. */
const OUT = 'chapar-desk-sign-out'
const IN = 'chapar-desk-sign-in'

/** Says to every other tab that the person signs out. */
export function tellSignOut(): void {
  tell(OUT)
}

/** So a tab tells it at once, and leaves no copy on this machine any more. */
export function hearSignOut(): void {
  new BroadcastChannel(OUT).onmessage = () => isSignedOut.set(true)
}

/** Says to every other tab that somebody is signed in: those that wait for it look who. */
export function tellSignIn(): void {
  tell(IN)
}

/** Returns what ends the listening. */
export function hearSignIn(look: () => void): () => void {
  const channel = new BroadcastChannel(IN)
  channel.onmessage = look
  return () => channel.close()
}

function tell(name: string): void {
  const channel = new BroadcastChannel(name)
  channel.postMessage(null)
  channel.close()
}
