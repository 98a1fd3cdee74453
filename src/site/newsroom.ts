import { z } from 'zod'
import { type Edition, editionSchema } from '#contract/edition.ts'
import { line, slugSchema } from '#contract/text.ts'
import { contactSchema, imprintSchema } from './site.ts'

/** One text for all editions, or one for each; an edition without its own shows the default's. */
const perEdition = (max: number, min = 1) =>
  z.union([line(max, min), z.partialRecord(editionSchema, line(max, min))])
export type PerEdition = z.infer<ReturnType<typeof perEdition>>

const timeZone = z.string().refine(isTimeZone, { error: 'is no time zone such as Asia/Almaty' })
const pair = z
  .string()
  .regex(/^[A-Z]{3}\/[A-Z]{3}$/, { error: 'is no pair such as KZT/USD' })
  .refine((text) => text.slice(0, 3) !== text.slice(4), { error: 'is a pair of one currency' })
const namedTerm = z.strictObject({ slug: slugSchema, name: perEdition(80) })

/** The five currencies of the region, each against the dollar. */
export const usualTickerPairs = ['KZT/USD', 'KGS/USD', 'TJS/USD', 'UZS/USD', 'TMT/USD']

/** What `chapar init` asks: whose paper this is. */
export const newsroomSchema = z
  .strictObject({
    name: perEdition(120),
    tagline: perEdition(200, 0).default(''),
    editions: z.array(editionSchema).min(1),
    defaultEdition: editionSchema,
    timeZone,
    sections: z.array(namedTerm).min(1).max(40),
    topics: z.array(namedTerm).max(200).default([]),
    tickerPairs: z.array(pair).min(1).max(12).default(usualTickerPairs),
    imprint: imprintSchema,
    contact: contactSchema,
    isSample: z.boolean().default(false),
  })
  .superRefine((newsroom, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const { editions, defaultEdition, sections, topics, tickerPairs } = newsroom
    if (!editions.includes(defaultEdition)) complain('defaultEdition', 'is not among the editions')
    if (hasTwice(editions)) complain('editions', 'names one twice')
    if (hasTwice(sections.map((s) => s.slug))) complain('sections', 'has two with one slug')
    if (hasTwice(topics.map((t) => t.slug))) complain('topics', 'has two with one slug')
    if (hasTwice(tickerPairs)) complain('tickerPairs', 'names one twice')
    if (inEdition(newsroom.name, defaultEdition, defaultEdition) === '')
      complain('name', 'lacks one for the default edition')
  })
export type Newsroom = z.infer<typeof newsroomSchema>
/** @internal for the tests, which found newsrooms */
export type NewsroomInput = z.input<typeof newsroomSchema>

/** The text for an edition; the default edition's where it has none of its own, and else ''. */
export function inEdition(text: PerEdition, edition: Edition, defaultEdition: Edition): string {
  if (typeof text === 'string') return text
  return text[edition] ?? text[defaultEdition] ?? ''
}

function hasTwice(items: readonly string[]): boolean {
  return new Set(items).size < items.length
}

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC'
}
