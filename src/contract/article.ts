import { z } from 'zod'
import { bodySchema, pictureUseSchema } from './body.ts'
import { line, slugSchema } from './text.ts'

/** What sort of piece it is; opinion and sponsored pieces say so wherever they are named. */
export const articleKinds = [
  'news',
  'brief',
  'analysis',
  'opinion',
  'interview',
  'live',
  'sponsored',
] as const

export const articleKindSchema = z.enum(articleKinds)
export type ArticleKind = z.infer<typeof articleKindSchema>

/** Marks beside the kind. A `sample` piece is not news and is kept from search engines. */
export const articleLabelSchema = z.enum(['sample'])
export type ArticleLabel = z.infer<typeof articleLabelSchema>

export const bylineSchema = z.object({ bylineId: z.uuid(), name: line(120), slug: slugSchema })
export type Byline = z.infer<typeof bylineSchema>

/** The text of a piece: what a revision keeps. Texts are NFC; `terms` are ids. */
export const articleTextSchema = z.object({
  headline: line(300),
  standfirst: line(1000, 0),
  kind: articleKindSchema,
  dateline: line(120, 0),
  bylines: z.array(bylineSchema).max(20),
  terms: z.array(z.uuid()).max(100),
  labels: z.array(articleLabelSchema).max(10),
  sourcesNote: line(2000, 0),
  /** stands over the text, and on cards */
  leadPicture: pictureUseSchema.nullable(),
  body: bodySchema,
})
export type ArticleText = z.infer<typeof articleTextSchema>

/** A text in the making: the headline may be missing still, and nothing else is loosened. */
export const draftTextSchema = articleTextSchema.extend({ headline: line(300, 0) })

export const correctionKinds = ['correction', 'clarification', 'update', 'reply'] as const
export const correctionSchema = z.object({ kind: z.enum(correctionKinds), publicNote: line(2000) })
export type CorrectionInput = z.infer<typeof correctionSchema>

/** By what right a piece or a picture is printed here. */
export const rightsSchema = z.enum(['own', 'licensed', 'public-domain'])
export type Rights = z.infer<typeof rightsSchema>

/** What pieces are filed under. */
export const termAxes = ['section', 'country', 'topic'] as const
export type TermAxis = (typeof termAxes)[number]

export const publicStates = ['never', 'published', 'withdrawn', 'killed'] as const
export type PublicState = (typeof publicStates)[number]

/** Where a piece is at the desk, whatever readers see of it. */
export const deskStateSchema = z.enum(['draft', 'submitted', 'approved', 'scheduled'])
export type DeskState = z.infer<typeof deskStateSchema>

export const dateBases = ['recorded', 'stated', 'inferred', 'not-after-capture'] as const
export type DateBasis = (typeof dateBases)[number]
