import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '#platform/log.ts'

/** One thing that is watched, as the contract has it. */
export type Signal<T> = {
  asOf: string
  found: T | null
  problem: string | null
  needsSomebody: boolean
}

/** So many are told of one kind. */
export const SHOWN = 50

/** A look that hangs is no look. */
const PATIENCE_MS = 5000

/** Looks at one thing. What cannot be found out is told as such, and needs somebody by that alone. */
export async function watch<T>(
  log: Log,
  look: () => Promise<T>,
  needsSomebody: (found: T) => boolean,
): Promise<Signal<T>> {
  const asOf = new Date().toISOString()
  const gaveUp = new AbortController()
  try {
    const late = sleep(PATIENCE_MS, null, { signal: gaveUp.signal }).then(() => {
      throw new Error(`no answer in ${PATIENCE_MS / 1000} seconds`)
    })
    const found = await Promise.race([look(), late])
    return { asOf, found, problem: null, needsSomebody: needsSomebody(found) }
  } catch (error) {
    log.error({ err: error }, 'a signal of the desk could not be found out')
    const problem = 'This could not be found out; the log of the server has more.'
    return { asOf, found: null, problem, needsSomebody: true }
  } finally {
    gaveUp.abort()
  }
}

/** The first ones, of one more than are shown. */
export function someOf<T>(found: readonly T[]): { items: T[]; more: boolean } {
  return { items: found.slice(0, SHOWN), more: found.length > SHOWN }
}
