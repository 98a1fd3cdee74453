/**
 * Lets the desk be opened on a dead link (service-worker/service-worker.ts). Browsers have service
 * workers on https and on this machine only; elsewhere the words are kept all the same, and the page
 * that shows them has to be still open or the network back.
 */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  window.addEventListener('load', () => {
    serviceWorker
      .register('/desk/service-worker.js', { scope: '/desk' })
      .then(async () => {
        const { active } = await serviceWorker.ready
        tellLoaded((files) => active?.postMessage(files))
      })
      // A browser that forbids it goes on without.
      .catch(() => {})
  })
}

/** What was loaded so far, and what will be. */
function tellLoaded(tell: (files: string[]) => void): void {
  const observer = new PerformanceObserver((seen) => {
    const paths = seen.getEntries().map(({ name }) => new URL(name).pathname)
    // Most of what is asked for is no file, and a save need not wake the worker.
    const files = paths.filter((path) => path.startsWith('/desk/assets/'))
    if (files.length > 0) tell(files)
  })
  observer.observe({ type: 'resource', buffered: true })
}
