import { useEffect, useState } from 'react'

/**
 * For a dialog that is there only while it is asked for: the keyboard goes on where it was opened.
 * Mantine does that only for one that stays, and is closed.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    },
    [opener],
  )
}
