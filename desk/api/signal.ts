import { useSyncExternalStore } from 'react'

/** A value that several places look at and some set. */
export type Signal<T> = {
  get(): T
  set(value: T): void
  subscribe(hear: () => void): () => void
}

export function createSignal<T>(first: T): Signal<T> {
  let value = first
  const hearers = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const hear of hearers) hear()
    },
    subscribe(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
}

export function useSignal<T>({ subscribe, get }: Signal<T>): T {
  return useSyncExternalStore(subscribe, get)
}
