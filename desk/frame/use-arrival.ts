import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * What follows on a change of view: where the link that was followed is gone with the old view, the
 * keyboard goes on in the new one; and the scripts of likely next views are loaded in quiet moments.
 */
export function useArrival(pathname: string): void {
  const router = useRouter()
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each change of the view
  useEffect(() => {
    if (document.activeElement !== document.body) return
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [pathname])
  useEffect(() => {
    // A connection that is paid by the megabyte loads nothing that may not be needed.
    if (window.matchMedia('(prefers-reduced-data: reduce)').matches) return
    const timer = setTimeout(() => {
      const { routesById } = router
      for (const id of ['/pieces', '/pieces/$articleId'] as const) {
        routesById[id].options.component?.preload?.()?.catch(() => {}) // it is loaded when it is shown
      }
    }, 2_000)
    return () => clearTimeout(timer)
  }, [router])
}
