/** One thing of a sequence as the three versions have it; null where one has it not. */
export type Row<T> = {
  key: string
  base: T | null
  mine: T | null
  theirs: T | null
  /** which side put it elsewhere among its neighbours */
  movedBy: { mine: boolean; theirs: boolean }
}

/**
 * Everything that stands in any of the three, once, in an order that has the moves and insertions
 * of both sides. What a side put in stands behind what preceded it there and stayed where it was.
 * The order does not depend on which side is called mine.
 */
export function mergeOrder<T>(
  versions: { base: readonly T[]; mine: readonly T[]; theirs: readonly T[] },
  keyOf: (one: T) => string,
): Row<T>[] {
  const base = byKey(versions.base, keyOf)
  const mine = byKey(versions.mine, keyOf)
  const theirs = byKey(versions.theirs, keyOf)
  const movedByMine = movedIn([...base.keys()], [...mine.keys()])
  const movedByTheirs = movedIn([...base.keys()], [...theirs.keys()])
  const order = [...base.keys()].filter((key) => !movedByMine.has(key) && !movedByTheirs.has(key))
  const sides = [
    { keys: [...mine.keys()], moved: movedByMine, left: movedByTheirs },
    { keys: [...theirs.keys()], moved: movedByTheirs, left: movedByMine },
  ].sort((a, b) => compare(a.keys.join(), b.keys.join()))
  const isOfBase = (key: string) => base.has(key)
  for (const side of sides) putIn(order, side, isOfBase)
  return order.map((key) => ({
    key,
    base: base.get(key) ?? null,
    mine: mine.get(key) ?? null,
    theirs: theirs.get(key) ?? null,
    movedBy: { mine: movedByMine.has(key), theirs: movedByTheirs.has(key) },
  }))
}

function putIn(
  order: string[],
  { keys, moved, left }: { keys: string[]; moved: ReadonlySet<string>; left: ReadonlySet<string> },
  isOfBase: (key: string) => boolean,
): void {
  const placed = new Set(order)
  let behind: string | null = null
  for (const key of keys) {
    if (!placed.has(key) && (moved.has(key) || !isOfBase(key))) {
      order.splice(behind === null ? 0 : order.indexOf(behind) + 1, 0, key)
      placed.add(key)
    }
    // What only the other side has moved away is no place to stand behind.
    if (placed.has(key) && (moved.has(key) || !left.has(key))) behind = key
  }
}

/** A second thing of the same key has a key of its own, so that it is no less there. */
function byKey<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T> {
  const found = new Map<string, T>()
  for (const one of list) {
    let key = keyOf(one)
    while (found.has(key)) key += '+'
    found.set(key, one)
  }
  return found
}

/** The fewest that must have been moved: those outside a longest run that kept its order. */
function movedIn(base: readonly string[], side: readonly string[]): Set<string> {
  const placeInBase = new Map(base.map((key, i) => [key, i]))
  const common = side.flatMap((key) => {
    const at = placeInBase.get(key)
    return at === undefined ? [] : [{ key, at }]
  })
  const kept = longestRise(common.map(({ at }) => at))
  return new Set(common.flatMap(({ key }, i) => (kept.has(i) ? [] : [key])))
}

/** Indices of a longest rising subsequence (patience sorting). */
function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = []
  const before: number[] = []
  const valueAt = (i: number | undefined) => (i === undefined ? -1 : (numbers[i] ?? -1))
  for (const [i, value] of numbers.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (valueAt(ends[middle]) < value) low = middle + 1
      else high = middle
    }
    before[i] = ends[low - 1] ?? -1
    ends[low] = i
  }
  const kept = new Set<number>()
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) kept.add(i)
  return kept
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
