import type { z } from 'zod'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { observationSchema } from './observation.ts'
import { RATES_TAG } from './rates-tag.ts'
import { insertObservations } from './recording/insert-observations.ts'
import { dayKey, lockRecord } from './recording/known-observations.ts'
import { listNewRevisions, type Recorded } from './recording/new-revisions.ts'

/** One sighting of a fixing; see observation.ts. */
export type Observation = z.input<typeof observationSchema>

/** One statement takes so many; a table of a bank has fewer. */
const BATCH = 5000

/**
 * Records sightings of fixings. A figure that is already there is left; one that differs from the
 * newest revision of its day becomes the next revision. Whatever is given twice, or by two
 * processes at once, is there once.
 *
 * @throws ZodError where one of them is no observation; then none is recorded
 */
export async function recordObservations(
  tx: Tx,
  observations: readonly Observation[],
): Promise<Recorded> {
  const all = observations.map((one) => observationSchema.parse(one))
  const recorded: Recorded = { added: 0, revised: 0, known: 0, suspect: 0 }
  await lockRecord(tx)
  for (const round of roundsOf(all)) {
    for (let start = 0; start < round.length; start += BATCH) {
      const found = await listNewRevisions(tx, round.slice(start, start + BATCH))
      await insertObservations(tx, found.rows)
      recorded.added += found.added
      recorded.revised += found.revised
      recorded.known += found.known
      recorded.suspect += found.suspect
    }
  }
  if (recorded.added + recorded.revised > 0) {
    await appendEvent(tx, { name: 'rates.recorded', tags: [RATES_TAG] })
  }
  return recorded
}

/** In the order of days; what is given for one day again comes in a later round. */
function roundsOf<T extends z.infer<typeof observationSchema>>(all: readonly T[]): T[][] {
  const rounds: T[][] = []
  const times = new Map<string, number>()
  for (const one of all) {
    const round = times.get(dayKey(one)) ?? 0
    times.set(dayKey(one), round + 1)
    rounds[round] ??= []
    rounds[round].push(one)
  }
  for (const round of rounds) round.sort(byDay)
  return rounds
}

function byDay(a: { effectiveDate: string }, b: { effectiveDate: string }): number {
  return a.effectiveDate < b.effectiveDate ? -1 : a.effectiveDate > b.effectiveDate ? 1 : 0
}
