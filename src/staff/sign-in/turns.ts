import { Failure } from '#platform/failure.ts'

export type Turns = ReturnType<typeof createTurns>

/** Lets `atOnce` pieces of work go on together; `waiting` more wait, and the next is refused. */
export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let going = 0
  const line: (() => void)[] = []
  const isFull = () => going >= atOnce && line.length >= waiting
  /** @throws Failure `busy` where it is full */
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (going >= atOnce) {
      if (isFull()) {
        throw new Failure('busy', 'Too many people are signing in at this moment: try again soon.')
      }
      // Whoever ends hands the turn on, so the count stays.
      await new Promise<void>((resolve) => line.push(resolve))
    } else {
      going += 1
    }
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else going -= 1
    }
  }
  return { inTurn, isFull }
}
