const outcomes = ['signed-in', 'refused', 'wrong-code', 'slowed'] as const

export type SignInOutcome = (typeof outcomes)[number]

/**
 * Counts what came of signing in, for the metrics: the audit log has those that succeeded alone,
 * since it can never be shortened and anybody could fill it.
 */
export function createSignInTally() {
  const counts = new Map<SignInOutcome, number>(outcomes.map((outcome) => [outcome, 0]))
  return {
    count(outcome: SignInOutcome): void {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
    },
    counts: (): Record<string, number> => Object.fromEntries(counts),
  }
}

export type SignInTally = ReturnType<typeof createSignInTally>
