import { createPurgeLog } from './response-cache/purge-log.ts'
import { createShelf, type Entry, type Shelf } from './response-cache/shelf.ts'
import { type MadeAnswer, type StoredAnswer, storeAnswer } from './stored-answer.ts'

/** An answer, and how long it holds. */
export type AnswerToKeep = MadeAnswer & {
  /** null: sent, and not kept */
  keep: {
    /** a purge of one of these makes it old */
    tags: readonly string[]
    /** the next moment at which time alone changes it; null for none */
    until: Date | null
    /** `minor` has a small place of its own, so that nobody can push pages out with it */
    shelf: 'page' | 'minor'
  } | null
}

/** A moment in the order of purges: `load` refuses to keep what began before a purge of its tags. */
export type Mark = number

export type ResponseCache = {
  /** What is kept and holds now. */
  find(key: string): StoredAnswer | null
  /** What is kept, be it old: for when nothing better can be had. */
  findOld(key: string): StoredAnswer | null
  /** Taken before anything that the answer will depend on is read. */
  mark(): Mark
  /**
   * The answer that is kept under the key, or a new one. Who asks while it is being made waits for
   * it, unless there was a purge since it was begun: then another is made.
   */
  load(key: string, mark: Mark, make: () => Promise<AnswerToKeep>): Promise<StoredAnswer>
  /** Drops what carries one of the tags, and nothing else. */
  drop(tags: readonly string[]): void
  counts(): CacheCounts
}

export type CacheCounts = {
  entries: number
  bytes: number
  hits: number
  misses: number
  /** made, and not kept because of a purge meanwhile */
  refused: number
  /** pushed out by others */
  evicted: number
}

/** Some 1,500 pages with their encodings: most of what is read of a paper in a day. */
const PAGE_BYTES = 48 * 1024 * 1024
/** Answers such as "not found", of which there are as many as there are addresses. */
const MINOR_BYTES = 4 * 1024 * 1024
/** What an entry costs beside its bodies: headers, tags, keys. */
const ENTRY_BYTES = 4096
/** While purges are not heard, what was begun this long ago is still good. */
const BLIND_MS = 100

type Flight = { mark: Mark; begun: number; answer: Promise<StoredAnswer> }

/**
 * Keeps answers, whole and ready to be sent, in memory: by key, up to a sum of bytes, until a purge
 * of one of their tags or their moment comes.
 *
 * `isHeard` tells whether purges are heard at present. While they are not, nothing that is older
 * than `BLIND_MS` is given, since nobody can say whether it is still right; what is kept counts
 * again once the purges that were missed have been caught up with.
 */
export function createResponseCache({
  isHeard = () => true,
  now = Date.now,
  pageBytes = PAGE_BYTES,
  minorBytes = MINOR_BYTES,
}: {
  isHeard?: () => boolean
  now?: () => number
  pageBytes?: number
  minorBytes?: number
} = {}): ResponseCache {
  const purges = createPurgeLog()
  const tagged = new Map<string, Set<Entry>>()
  const flights = new Map<string, Flight>()
  const tally = { hits: 0, misses: 0, refused: 0, evicted: 0 }
  const evicted = (entry: Entry) => {
    tally.evicted += 1
    untag(tagged, entry)
  }
  const shelves = {
    page: createShelf(pageBytes, evicted),
    minor: createShelf(minorBytes, evicted),
  }
  const findEntry = (key: string) => shelves.page.get(key) ?? shelves.minor.get(key)
  const isRecent = (begun: number) => isHeard() || now() - begun <= BLIND_MS

  const find = (key: string): StoredAnswer | null => {
    const entry = findEntry(key)
    if (!entry || entry.until <= now() || !isRecent(entry.begun)) return null
    entry.used = true
    tally.hits += 1
    return entry.answer
  }

  const forget = (entry: Entry) => {
    shelves.page.remove(entry)
    shelves.minor.remove(entry)
    untag(tagged, entry)
  }

  const keep = (key: string, made: AnswerToKeep, flight: Omit<Flight, 'answer'>): StoredAnswer => {
    const until = made.keep?.until?.getTime() ?? Number.POSITIVE_INFINITY
    const isOld = made.keep !== null && purges.isOld(made.keep.tags, flight.mark)
    if (isOld) tally.refused += 1
    if (!made.keep || isOld || until <= now()) return storeAnswer(made)
    const { tags } = made.keep
    const shelf: Shelf = shelves[made.keep.shelf]
    const answer = storeAnswer(made, (bytes) => shelf.grow(entry, bytes))
    const bytes = answer.length + ENTRY_BYTES
    const entry: Entry = { key, answer, tags, until, begun: flight.begun, bytes, used: false }
    const former = findEntry(key)
    if (former) forget(former)
    for (const tag of tags) {
      const set = tagged.get(tag)
      if (set) set.add(entry)
      else tagged.set(tag, new Set([entry]))
    }
    shelf.add(entry)
    return answer
  }

  const take = async (key: string, mark: Mark, make: () => Promise<AnswerToKeep>) => {
    tally.misses += 1
    const begun = now()
    const making = make().then((made) => keep(key, made, { mark, begun }))
    const flight = { mark, begun, answer: making }
    flights.set(key, flight)
    try {
      return await making
    } finally {
      if (flights.get(key) === flight) flights.delete(key)
    }
  }

  return {
    find,
    findOld: (key) => findEntry(key)?.answer ?? null,
    mark: () => purges.now(),
    async load(key, mark, make) {
      const kept = find(key)
      if (kept) return kept
      const flight = flights.get(key)
      if (flight && flight.mark >= mark && isRecent(flight.begun)) return flight.answer
      return take(key, mark, make)
    },
    drop(tags) {
      if (tags.length === 0) return
      purges.note(tags)
      for (const tag of tags) {
        const entries = tagged.get(tag)
        if (!entries) continue
        if (entries.size === shelves.page.size + shelves.minor.size) {
          // Everything has it, as when a rate changes: no need to go through it one by one.
          shelves.page.clear()
          shelves.minor.clear()
          tagged.clear()
        } else for (const entry of entries) forget(entry)
      }
    },
    counts: () => ({
      entries: shelves.page.size + shelves.minor.size,
      bytes: shelves.page.bytes + shelves.minor.bytes,
      ...tally,
    }),
  }
}

function untag(tagged: Map<string, Set<Entry>>, entry: Entry): void {
  for (const tag of entry.tags) {
    const entries = tagged.get(tag)
    entries?.delete(entry)
    if (entries?.size === 0) tagged.delete(tag)
  }
}
