import { type ReactNode, useDeferredValue } from 'react'

/**
 * What may come a moment after the rest of a view. It is drawn when that stands, and in steps that
 * give way to who writes there already.
 */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children
}
