import { ask } from '../api/ask.ts'

/**
 * A part that cannot be loaded was taken away by a newer build, or the network is away: any answer
 * of the server tells which (server-state.ts).
 */
export function watchForRenewal(): void {
  window.addEventListener('vite:preloadError', () => {
    // The frame shows what this tells; the list, since it is never answered from a store.
    ask('GET', '/pieces?limit=1', { whenSignedOut: 'throw' }).catch(() => {})
  })
}
