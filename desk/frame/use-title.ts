import { useEffect } from 'react'
import { useMe } from '../api/use-me.ts'

/** What the tab of the browser is called. */
export function useTitle(title: string): void {
  const { paper } = useMe()
  useEffect(() => {
    document.title = `${title} · ${paper.siteName}`
  }, [title, paper.siteName])
}
