import { loadRound, type Round } from './load.ts'
import type { LoadPlan } from './load-plan.ts'
import type { RunningProcess } from './site-process.ts'
import { median } from './statistics.ts'

export type Contender = {
  server: RunningProcess
  plan: Partial<Omit<LoadPlan, 'port' | 'seconds'>>
}

/** Until Node has compiled what it will: a server of many parts takes longer than one of three lines. */
const WARM_SECONDS = 10

/** Neighbours come and go within seconds: rounds are cut into so many, that lie closer together. */
const PARTS = 4

/**
 * Loads each contender in turn, A B A B …, so that what disturbs the machine disturbs them alike.
 * Each is warmed up first. The rounds of each, in the order given.
 */
export async function compareRates(
  contenders: readonly Contender[],
  { rounds, roundSeconds }: { rounds: number; roundSeconds: number },
): Promise<Round[][]> {
  const results: Round[][] = contenders.map(() => [])
  for (const { server, plan } of contenders) {
    await loadRound(server, { ...plan, seconds: WARM_SECONDS })
  }
  for (let round = 0; round < rounds * PARTS; round += 1) {
    for (const [place, { server, plan }] of contenders.entries()) {
      const result = await loadRound(server, { ...plan, seconds: roundSeconds / PARTS })
      if (result.wrong > 0)
        throw new Error(`${result.wrong} wrong answers from port ${server.port}`)
      results[place]?.push(result)
    }
  }
  return results
}

export function medianOf(rounds: readonly Round[], field: keyof Round): number {
  return median(rounds.map((round) => round[field]))
}

/** Ours for each one of theirs: the middle one of rounds that lay side by side. */
export function ratioOf(
  ours: readonly Round[],
  theirs: readonly Round[],
  field: keyof Round,
): number {
  return median(ours.map((round, at) => round[field] / (theirs[at]?.[field] ?? Number.NaN)))
}
