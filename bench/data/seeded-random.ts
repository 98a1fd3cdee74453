/** A number from 0 up to 1, the same sequence for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The choices that a generator makes. */
export type Chance = {
  /** from `least` to `most`, both included */
  whole(least: number, most: number): number
  one<T>(of: readonly T[]): T
  is(likelihood: number): boolean
}

export function chanceFrom(random: () => number): Chance {
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  return {
    whole,
    one<T>(of: readonly T[]): T {
      // The place lies within the list, which is never empty here.
      return of[whole(0, of.length - 1)] as T
    },
    is: (likelihood) => random() < likelihood,
  }
}
