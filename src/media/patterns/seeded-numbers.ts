/** Numbers that look like chance and are the same each time for the same words. */
export type SeededNumbers = {
  /** a whole number from `least` to `most` */
  whole(least: number, most: number): number
  /** one of them */
  pick<T>(from: readonly [T, ...T[]]): T
}

/** FNV-1a over the UTF-16 units for the seed, mulberry32 for what follows (both public domain). */
export function seededNumbers(words: string): SeededNumbers {
  let state = 0x811c9dc5
  for (let i = 0; i < words.length; i += 1) {
    state = Math.imul(state ^ words.charCodeAt(i), 0x01000193)
  }
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return { whole, pick: (from) => from[whole(0, from.length - 1)] ?? from[0] }
}
