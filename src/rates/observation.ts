import { z } from 'zod'

const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code' })
const decimal = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,15})?$/, { error: 'must be a plain decimal number' })
  .refine((text) => /[1-9]/.test(text), { error: 'must be above 0' })

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
    /** '' where the source prints none, which means 1 */
    rawNominal: z.string().regex(/^([1-9]\d{0,8})?$/, { error: 'must be a whole number above 0' }),
    /** as the source prints it; that of `base` where it is not given */
    rawCode: z.string().optional(),
    /** a plain decimal; never a float */
    value: decimal,
    /** when the source made it public, and how that is known: 'last-modified' */
    publishedAt: z.date().optional(),
    publishedBasis: z.string().optional(),
    fetchedAt: z.date(),
    parserVersion: z.int().positive(),
    payloadSha256: z.string().optional(),
    checksum: z.string().optional(),
    /** where a figure that was entered by hand comes from */
    sourceNote: z.string().optional(),
    /** other banks say otherwise: it is kept, and asked about */
    isContradicted: z.boolean().optional(),
  })
  .refine((o) => o.base !== o.quote, { error: 'a rate needs two currencies' })
  .refine((o) => o.rateType === 'official' || o.sourceNote, {
    error: 'a rate of the parallel market needs a note on its source',
  })

export type Observation = z.infer<typeof observationSchema>
