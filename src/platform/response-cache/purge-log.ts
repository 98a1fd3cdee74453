/** What was purged and when, counted in purges. */
export type PurgeLog = {
  /** the number of the last purge */
  now(): number
  note(tags: readonly string[]): void
  /** Whether any of these tags was purged after purge number `mark`, or may have been. */
  isOld(tags: Iterable<string>, mark: number): boolean
}

/**
 * Remembers so many tags at least; what began before all that it remembers counts as old. A render
 * takes milliseconds, so that many purges fall into one only where something is wrong.
 */
export function createPurgeLog(limit = 20_000): PurgeLog {
  const last = new Map<string, number>()
  let count = 0
  let floor = 0
  return {
    now: () => count,
    note(tags) {
      count += 1
      if (last.size + tags.length > limit) {
        last.clear()
        floor = count
      }
      for (const tag of tags) last.set(tag, count)
    },
    isOld(tags, mark) {
      if (mark < floor) return true
      for (const tag of tags) if ((last.get(tag) ?? 0) > mark) return true
      return false
    },
  }
}
