/** What of a query means something to a page: its number in a listing, and a revision. */
const NAMES = ['page', 'rev'] as const
/**
 * What some pages are asked besides, in words that anybody may invent: as soon as one of them is
 * there, the answer is made anew and nothing is looked up or kept, so that no query fills the cache.
 */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  '/search': ['q', 'in'],
  '/rates/convert': ['amount', 'from', 'to', 'date', 'source'],
}
/** Longer values are as if they were cut here; no page has a use for them. */
const LONGEST_VALUE = 300

export type AskedQuery = {
  /** what is to be told apart, in a fixed order; the first page is none */
  named: [name: string, value: string][]
  /** false where a value is none of ours, or given twice, or a question: nothing is kept under such an address */
  isPlain: boolean
  get(name: string): string | null
  /** whether the page took notice of everything that was named */
  isHeeded(): boolean
}

/**
 * Reads a query for one rendering of the page at `local` (without prefix of an edition). Unknown
 * parameters are as if they were not there; of one that is given twice the first counts.
 */
export function readQuery(query: URLSearchParams, local: string): AskedQuery {
  const heeded = new Set<string>()
  const given = NAMES.flatMap((name) => query.getAll(name).map((value) => [name, value] as const))
  const told = given.filter(([name, value]) => name !== 'page' || value !== '1')
  const questions = (QUESTIONS[local] ?? []).flatMap((name) => {
    const value = query.get(name)
    return value === null ? [] : [[name, value.slice(0, LONGEST_VALUE)] as const]
  })
  const values = new Map<string, string>([...told.toReversed(), ...questions])
  return {
    named: told.map(([name, value]) => [name, value]),
    isPlain:
      questions.length === 0 &&
      new Set(given.map(([name]) => name)).size === given.length &&
      told.every(([, value]) => /^[1-9]\d{0,6}$/.test(value)),
    get(name) {
      heeded.add(name)
      return values.get(name) ?? null
    },
    isHeeded: () => told.every(([name]) => heeded.has(name)),
  }
}
