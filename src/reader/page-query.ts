/** What of a query means something to a page: its number in a listing, and a revision. */
const NAMES = ['page', 'rev'] as const

export type AskedQuery = {
  /** what is to be told apart, in a fixed order; the first page is none */
  named: [name: string, value: string][]
  /** false where a value is none of ours, or given twice: nothing is kept under such an address */
  isPlain: boolean
  get(name: string): string | null
  /** whether the page took notice of everything that was named */
  isHeeded(): boolean
}

/** Reads a query for one rendering. Unknown parameters are as if they were not there. */
export function readQuery(query: URLSearchParams): AskedQuery {
  const heeded = new Set<string>()
  const given = NAMES.flatMap((name) => query.getAll(name).map((value) => [name, value] as const))
  const told = given.filter(([name, value]) => name !== 'page' || value !== '1')
  const values = new Map<string, string>(told.toReversed())
  return {
    named: told.map(([name, value]) => [name, value]),
    isPlain:
      new Set(given.map(([name]) => name)).size === given.length &&
      told.every(([, value]) => /^[1-9]\d{0,6}$/.test(value)),
    get(name) {
      heeded.add(name)
      return values.get(name) ?? null
    },
    isHeeded: () => told.every(([name]) => heeded.has(name)),
  }
}
