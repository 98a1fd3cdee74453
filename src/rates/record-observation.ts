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

/** One statement takes so many, and what is left of the last day; a table of a bank has fewer. */
const BATCH = 20_000

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
  return recordRead(
    tx,
    observations.map((one) => observationSchema.parse(one)),
  )
}

/** The same for who has read them with the schema already. */
export async function recordRead(tx: Tx, all: readonly ReadObservation[]): Promise<Recorded> {
  const recorded: Recorded = { added: 0, revised: 0, known: 0, suspect: 0 }
  await lockRecord(tx)
  for (const round of roundsOf(all)) {
    for (const batch of batchesOf(round)) {
      const found = await listNewRevisions(tx, batch)
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

type ReadObservation = z.output<typeof observationSchema>

/** In the order of days; what is given for one day again comes in a later round. */
function roundsOf(all: readonly ReadObservation[]): ReadObservation[][] {
  const rounds: ReadObservation[][] = []
  const times = new Map<string, number>()
  for (const one of all) {
    const key = dayKey(one)
    const round = times.get(key) ?? 0
    times.set(key, round + 1)
    rounds[round] ??= []
    rounds[round].push(one)
  }
  for (const round of rounds) round.sort(byDay)
  return rounds
}

/** Whole days, since a table is judged as a whole. */
function* batchesOf(round: readonly ReadObservation[]): Generator<ReadObservation[]> {
  for (let start = 0; start < round.length; ) {
    let end = Math.min(start + BATCH, round.length)
    while (end < round.length && round[end]?.effectiveDate === round[end - 1]?.effectiveDate)
      end += 1
    yield round.slice(start, end)
    start = end
  }
}

function byDay(a: { effectiveDate: string }, b: { effectiveDate: string }): number {
  return a.effectiveDate < b.effectiveDate ? -1 : a.effectiveDate > b.effectiveDate ? 1 : 0
}
