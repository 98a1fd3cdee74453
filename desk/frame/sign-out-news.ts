import { isSignedOut } from '../api/sign-in-state.ts'

/** The worker tells it too (service-worker/service-worker.ts), of forms on pages of the server's. */
const CHANNEL = 'chapar-desk-sign-out'

/** Says to every other tab that the person signs out. */
export function tellSignOut(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(null)
  channel.close()
}

/** So a tab tells it at once, and leaves no copy on this machine any more. */
export function hearSignOut(): void {
  new BroadcastChannel(CHANNEL).onmessage = () => isSignedOut.set(true)
}
