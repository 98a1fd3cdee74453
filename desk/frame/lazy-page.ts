import { lazy, type ReactNode } from 'react'

type Page = () => ReactNode

/**
 * A view whose script is loaded when it is first shown, or before (`preload`, which the router calls
 * when somebody is about to go there). A load that failed is tried again.
 */
export function lazyPage(load: () => Promise<Page>) {
  let loading: Promise<Page> | undefined
  const start = () => {
    loading ??= load().catch((error) => {
      loading = undefined
      throw error
    })
    return loading
  }
  return Object.assign(
    lazy(async () => ({ default: await start() })),
    { preload: async () => void (await start()) },
  )
}
