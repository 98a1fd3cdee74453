import { z } from 'zod'
import { type ReasonClass, reasonClasses } from '#contract/desk-expunge.ts'

const common = {
  id: z.uuid(),
  reasonClass: z.enum(reasonClasses),
  orderedBy: z.uuid(),
  confirmedBy: z.uuid(),
  at: z.iso.datetime(),
}

const print = {
  length: z.int().positive(),
  hint: z.int().min(0).max(0xfffff),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  digest: z.string(),
}

/**
 * What stays of an expunged text: none of it, but enough to recognise it again.
 *
 * `length` counts the UTF-16 units of the passage (NFC, white space folded); `hint` is a quick hash
 * of it and of where its blanks stand, so that of a long page next to nothing has to be put to the
 * slow `digest` (see expunging/passage-print.ts). There is no secret in it: who has it and a list of
 * names finds a short passage by trying.
 */
export const expunctionSchema = z.discriminatedUnion('scope', [
  z.object({
    ...common,
    scope: z.literal('article'),
    articleId: z.uuid(),
    /** of its headline and sentences, by which a capture that holds the piece is refused */
    prints: z.array(z.object(print)).default([]),
  }),
  z.object({
    ...common,
    scope: z.literal('passage'),
    /** null: ordered for no piece, but for the standing pages and what the paper says of itself */
    articleId: z.uuid().nullable(),
    ...print,
  }),
])
export type Expunction = z.infer<typeof expunctionSchema>
export type PassageExpunction = Extract<Expunction, { scope: 'passage' }>

/** What readers are told at the address of a piece that was expunged as a whole. */
export function expunctionReason(reasonClass: ReasonClass): string {
  return sentences[reasonClass]
}

const sentences: Record<ReasonClass, string> = {
  'court-order': 'The piece that stood here was removed by order of a court.',
  'personal-data': 'The piece that stood here was removed to protect personal data.',
  minor: 'The piece that stood here was removed to protect a minor.',
  security: 'The piece that stood here was removed because it put somebody in danger.',
}
