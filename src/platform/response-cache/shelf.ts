import type { StoredAnswer } from '../stored-answer.ts'

export type Entry = {
  key: string
  answer: StoredAnswer
  tags: readonly string[]
  /** in milliseconds of the clock: when time alone makes it old; Infinity for never */
  until: number
  /** when it was begun */
  begun: number
  bytes: number
  /** asked for since it was last considered for removal */
  used: boolean
}

/** Entries up to a sum of bytes. The sum is kept by `add`, `remove` and `grow` alone. */
export type Shelf = {
  get(key: string): Entry | undefined
  add(entry: Entry): void
  grow(entry: Entry, bytes: number): void
  remove(entry: Entry): void
  clear(): void
  readonly bytes: number
  readonly size: number
}

/**
 * What was used since it was last looked at gets a second chance, else the oldest goes: as good as
 * the order of use in practice, and a hit costs one assignment.
 *
 * @param onRemoved hears of each entry that had to make room
 */
export function createShelf(maxBytes: number, onRemoved: (entry: Entry) => void): Shelf {
  const entries = new Map<string, Entry>()
  let bytes = 0
  const remove = (entry: Entry) => {
    if (entries.get(entry.key) !== entry) return
    entries.delete(entry.key)
    bytes -= entry.bytes
  }
  const makeRoom = () => {
    for (const entry of entries.values()) {
      if (bytes <= maxBytes) return
      entries.delete(entry.key)
      if (entry.used) {
        entry.used = false
        entries.set(entry.key, entry)
        continue
      }
      bytes -= entry.bytes
      onRemoved(entry)
    }
  }
  return {
    get: (key) => entries.get(key),
    add(entry) {
      entries.set(entry.key, entry)
      bytes += entry.bytes
      makeRoom()
    },
    grow(entry, more) {
      if (entries.get(entry.key) !== entry) return
      entry.bytes += more
      bytes += more
      makeRoom()
    },
    remove,
    clear() {
      entries.clear()
      bytes = 0
    },
    get bytes() {
      return bytes
    },
    get size() {
      return entries.size
    },
  }
}
