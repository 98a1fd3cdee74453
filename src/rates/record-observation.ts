import Big from 'big.js'
import { z } from 'zod'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { RATES_TAG } from './rates-tag.ts'

const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code' })

/**
 * One sighting of a fixing, as its source printed it:
 * `nominal` units of `base` cost `value` units of `quote`.
 */
export const observationSchema = z
  .object({
    source: z.string().min(1),
    rateType: z.enum(['official', 'parallel']),
    base: currency,
    quote: currency,
    effectiveDate: z.iso.date(),
    rawValue: z.string(),
    rawNominal: z.string().regex(/^[1-9]\d{0,8}$/, { error: 'must be a whole number above 0' }),
    /** a plain decimal; never a float */
    value: z
      .string()
      .regex(/^\d{1,15}(\.\d{1,15})?$/, { error: 'must be a plain decimal number' })
      .refine((text) => /[1-9]/.test(text), { error: 'must be above 0' }),
    fetchedAt: z.date(),
    parserVersion: z.int().positive(),
  })
  .refine((o) => o.base !== o.quote, { error: 'a rate needs two currencies' })

export type Observation = z.infer<typeof observationSchema>

export type Recorded = { added: number; revised: number; known: number }

/**
 * Records sightings of one moment, in the order given. A figure that is already there is left;
 * one that differs from the newest revision of its day becomes the next revision.
 */
export async function recordObservations(
  tx: Tx,
  observations: readonly Observation[],
): Promise<Recorded> {
  const recorded: Recorded = { added: 0, revised: 0, known: 0 }
  for (const observation of observations) recorded[await recordOne(tx, observation)]++
  if (recorded.added + recorded.revised > 0) {
    await appendEvent(tx, { name: 'rates.recorded', tags: [RATES_TAG] })
  }
  return recorded
}

async function recordOne(tx: Tx, input: Observation): Promise<keyof Recorded> {
  const o = observationSchema.parse(input)
  const newest = await tx
    .selectFrom('rate_observations')
    .select(['id', 'value', 'nominal', 'revision'])
    .where('source', '=', o.source)
    .where('rate_type', '=', o.rateType)
    .where('base', '=', o.base)
    .where('quote', '=', o.quote)
    .where('effective_date', '=', o.effectiveDate)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  const nominal = Number(o.rawNominal)
  if (newest && newest.nominal === nominal && Big(newest.value).eq(o.value)) return 'known'
  await tx
    .insertInto('rate_observations')
    .values({
      source: o.source,
      rate_type: o.rateType,
      base: o.base,
      quote: o.quote,
      effective_date: o.effectiveDate,
      revision: (newest?.revision ?? 0) + 1,
      supersedes: newest?.id ?? null,
      raw_value: o.rawValue,
      raw_nominal: o.rawNominal,
      raw_code: o.base,
      value: o.value,
      nominal,
      fetched_at: o.fetchedAt,
      parser_version: o.parserVersion,
    })
    .execute()
  return newest ? 'revised' : 'added'
}
