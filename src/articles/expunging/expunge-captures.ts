import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { cut, type Target } from '#expunctions/passage.ts'
import { cutDeep } from '#expunctions/told.ts'
import type { Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { JsonValue } from '#platform/schema.ts'
import { expungeRefusals } from './expunge-refusals.ts'

type Capture = {
  sha256: string
  name: string
  text: string
  origin: string
  reading: JsonValue
}

/**
 * Cuts the target from every capture, and from the names of files that were refused; returns how
 * many captures held it. A capture's key and the digests of
 * its sightings are made anew, since they would prove a guess. Its reading may count offsets of the
 * old text: version 0 of the parser has it read again.
 */
export async function expungeCaptures(tx: Tx, target: Target): Promise<number> {
  let changed = 0
  for await (const capture of eachCapture(tx)) {
    const text = cut(capture.text, target)
    const words = {
      name: cut(capture.name, target),
      origin: cut(capture.origin, target),
      reading: cutDeep(capture.reading, target),
    }
    const { name, origin, reading } = capture
    if (
      text === capture.text &&
      JSON.stringify(words) === JSON.stringify({ name, origin, reading })
    )
      continue
    changed += 1
    const row = { ...words, reading: JSON.stringify(words.reading), parser_version: 0 }
    if (text === capture.text) {
      await tx.updateTable('captures').set(row).where('sha256', '=', capture.sha256).execute()
    } else await replaceCapture(tx, capture.sha256, { ...row, text })
  }
  await expungeRefusals(tx, target)
  return changed
}

export async function* eachCapture(tx: Tx): AsyncGenerator<Capture> {
  let after = ''
  for (;;) {
    const captures = await tx
      .selectFrom('captures')
      .select(['sha256', 'name', 'text', 'origin', 'reading'])
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(50)
      .execute()
    yield* captures
    const last = captures.at(-1)
    if (!last) return
    after = last.sha256
  }
}

async function replaceCapture(
  tx: Tx,
  oldKey: string,
  row: { name: string; text: string; origin: string; reading: string; parser_version: number },
): Promise<void> {
  const newKey = createHash('sha256').update(row.text).digest('hex')
  const old = await tx
    .selectFrom('captures')
    .selectAll()
    .where('sha256', '=', oldKey)
    .executeTakeFirstOrThrow()
  const made = await tx
    .insertInto('captures')
    .values({ ...old, ...row, sha256: newKey })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sha256')
    .executeTakeFirst()
  if (made) {
    await tx
      .updateTable('sightings')
      .set({
        capture_sha256: newKey,
        digest: `expunged-${newId()}`,
        headline_digest: whereSame(old.reading, row.reading, 'headline'),
        opening_digest: whereSame(old.reading, row.reading, 'blocks,0'),
      })
      .where('capture_sha256', '=', oldKey)
      .execute()
    await tx
      .updateTable('capture_rates')
      .set({ capture_sha256: newKey })
      .where('capture_sha256', '=', oldKey)
      .execute()
  } else {
    // Received a second time after it was cut: the cut one has all that it says.
    await tx.deleteFrom('sightings').where('capture_sha256', '=', oldKey).execute()
    await tx.deleteFrom('capture_rates').where('capture_sha256', '=', oldKey).execute()
  }
  await tx.deleteFrom('captures').where('sha256', '=', oldKey).execute()
}

/** A digest of words that were not cut stays: other copies of the piece are found by it. */
function whereSame(old: JsonValue, cut: string, part: 'headline' | 'blocks,0') {
  const column = sql.ref<string | null>(part === 'headline' ? 'headline_digest' : 'opening_digest')
  const path = sql`('{articles,' || position || ',' || ${part}::text || '}')::text[]`
  const [before, after] = [JSON.stringify(old), cut]
  return sql<string | null>`case when ${before}::jsonb #> ${path} = ${after}::jsonb #> ${path}
    then ${column} end`
}
