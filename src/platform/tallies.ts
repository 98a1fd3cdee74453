/** Upper bounds in seconds of the classes of duration. */
export const durationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** `counts`: one more than there are bounds; the last one is of what took longer. */
export type Durations = { counts: number[]; sum: number }

/**
 * Counts exchanges: a few additions each, since it is done for every answer. prom-client's own
 * counters look their labels up by a text made anew each time, which costs more than a cached page.
 */
export type Tallies = {
  add(kind: string, status: number, seconds: number): void
  /** by kind, then by status */
  answers(): ReadonlyMap<string, ReadonlyMap<number, number>>
  /** by kind */
  durations(): ReadonlyMap<string, Durations>
}

export function createTallies(): Tallies {
  const answers = new Map<string, Map<number, number>>()
  const durations = new Map<string, Durations>()
  return {
    add(kind, status, seconds) {
      let byStatus = answers.get(kind)
      let took = durations.get(kind)
      if (!byStatus || !took) {
        byStatus = new Map()
        took = { counts: new Array(durationBounds.length + 1).fill(0), sum: 0 }
        answers.set(kind, byStatus)
        durations.set(kind, took)
      }
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
      let place = 0
      while (seconds > (durationBounds[place] ?? Infinity)) place += 1
      took.counts[place] = (took.counts[place] ?? 0) + 1
      took.sum += seconds
    },
    answers: () => answers,
    durations: () => durations,
  }
}
