import { z } from 'zod'

/** What may be asked, each parameter once: the documents are made from these schemas too. */

const code = z
  .string()
  .regex(/^[A-Za-z]{3}$/, { error: 'must be an ISO 4217 code such as KZT' })
  .toUpperCase()

const base = code.meta({ description: 'The currency of which one unit is priced', example: 'USD' })
const quote = code.meta({ description: 'The currency in which it is priced', example: 'KZT' })
const day = z.iso.date({ error: 'must be a day that exists, such as 2026-11-20' })

const quotes = z
  .string()
  .regex(/^[A-Za-z]{3}(,[A-Za-z]{3}){0,59}$/, {
    error: 'must be up to 60 ISO 4217 codes with commas between, such as KZT,KGS',
  })
  .toUpperCase()
  .meta({
    description:
      'The currencies asked for, with commas between; else KZT, KGS, TJS, UZS, TMT and USD',
    example: 'KZT,KGS',
  })

const source = z
  .string()
  .regex(/^[a-z0-9-]{1,20}$/, {
    error: 'must be the code of a source, as /api/v1/sources lists them',
  })
  .meta({ description: 'Only the figures of this source', example: 'nbk' })

const format = z
  .enum(['json', 'csv', 'ndjson'], { error: 'must be json, csv or ndjson' })
  .meta({ description: 'The form of the answer; a suffix (.csv) or the Accept header do as well' })

const as_known_at = z.iso
  .datetime({ offset: true, error: 'must be a moment such as 2026-11-20T10:00:00Z' })
  .meta({
    description: 'The record as it stood at this moment: what was fetched later is not seen',
    example: '2026-11-20T10:00:00Z',
  })

const group = z.enum(['week', 'month'], { error: 'must be week or month' }).meta({
  description: 'Only the last fixing of each week (Monday to Sunday) or month',
})

const cursor = z
  .string()
  .refine((text) => /^[A-Z]{3}\./.test(text) && z.iso.date().safeParse(text.slice(4)).success, {
    error: 'must be one that an answer has given',
  })
  .meta({ description: 'Where to go on, as the answer before has given it in next' })

const when = z.enum(['now', 'next'], { error: 'must be now or next' }).meta({
  description: 'next: also what is published already and takes effect only on a later day',
})

const from = day.meta({
  description: 'The first day; else the first that is known',
  example: '2026-01-01',
})
const to = day.meta({ description: 'The last day; else today', example: '2026-11-20' })

const span = { from: from.optional(), to: to.optional(), group: group.optional() }
const common = {
  source: source.optional(),
  as_known_at: as_known_at.optional(),
  format: format.optional(),
}
const many = { base: base.optional(), quotes: quotes.optional(), ...common }

type Span = { from?: string | undefined; to?: string | undefined }
const inOrder = ({ from: first, to: last }: Span) => !first || !last || first <= last
const order = { error: 'must not be after to', path: ['from'] }

const pairs = z
  .string()
  .regex(/^[A-Za-z]{3}\/[A-Za-z]{3}(,[A-Za-z]{3}\/[A-Za-z]{3}){0,19}$/, {
    error: 'must be up to 20 pairs with commas between, such as KZT/USD,KGS/USD',
  })
  .toUpperCase()
  .meta({
    description: 'The pairs asked for, with commas between; else those of the site',
    example: 'KZT/USD,KGS/USD',
  })

const style = z.enum(['classic', 'full'], { error: 'must be classic or full' }).meta({
  description: 'classic: five decimals; full (the usual): five digits at least',
})

export const tickerParameters = z.strictObject({
  pairs: pairs.optional(),
  style: style.optional(),
  format: z
    .enum(['json', 'csv', 'ndjson', 'txt'], { error: 'must be json, csv, ndjson or txt' })
    .optional()
    .meta({ description: 'The form of the answer; a suffix (.txt) does as well' }),
})
export const latestParameters = z.strictObject({ ...many, when: when.optional() })
export const dayParameters = z.strictObject({
  date: day.meta({ description: 'The day', example: '2026-11-20' }),
  ...many,
})
export const rangeParameters = z
  .strictObject({ ...span, ...many, cursor: cursor.optional() })
  .refine(inOrder, order)
export const pairParameters = z
  .strictObject({ base, quote, ...span, ...common, when: when.optional() })
  .refine(inOrder, order)
  .refine((pair) => pair.base !== pair.quote, {
    error: 'must be another than base',
    path: ['quote'],
  })
export const listParameters = z.strictObject({ format: format.optional() })
