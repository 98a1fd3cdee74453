import { ask } from '../../api/ask.ts'
import type { Line } from './send-file.ts'
import { createUploadQueue } from './upload-queue.ts'

/** The files on their way from this window, whatever view is shown meanwhile. */
export const uploads = createUploadQueue({ ask, pause })

const LONGEST_PAUSE_MS = 30_000

/** A second, two, four …; no longer than until the browser says that the line is back. */
function pause(...[tries, signal]: Parameters<Line['pause']>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** tries))
  const back = () => resolve()
  const stop = () => reject(signal.reason)
  window.addEventListener('online', back)
  signal.addEventListener('abort', stop)
  return promise.finally(() => {
    clearTimeout(timer)
    window.removeEventListener('online', back)
    signal.removeEventListener('abort', stop)
  })
}

// Closing the window loses nothing that is sent, and yet somebody may wait for it in vain.
window.addEventListener('beforeunload', (event) => {
  if (uploads.isBusy()) event.preventDefault()
})
