import { ask } from '../api/ask.ts'
import { isRenewed } from '../api/server-state.ts'

/**
 * A part that cannot be loaded was taken away by a newer build, or the network is away: any answer
 * of the server tells which (server-state.ts).
 */
export function watchForRenewal(): void {
  window.addEventListener('vite:preloadError', () => {
    ask('GET', '/me', { whenSignedOut: 'throw' }).catch(() => isRenewed.get())
  })
}
