import { z } from 'zod'
import {
  articleKindSchema,
  correctionSchema,
  deskStateSchema,
  draftTextSchema,
  publicStates,
} from './article.ts'
import { colleague, moment, version } from './desk-parts.ts'
import { editionSchema } from './edition.ts'
import { line, slugSchema } from './text.ts'

/** What the desk and its server say to each other, as JSON under /desk/api. */

const day = z.iso.date()

/** Why something is refused (RFC 9457), with a code that a program can act on. */
export const problemSchema = z.object({
  status: z.int(),
  code: z.string(),
  title: z.string(),
  detail: z.string(),
})
export type DeskProblem = z.infer<typeof problemSchema>

export const meSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  hasSecondFactor: z.boolean(),
  /** what the role includes, by the names of the server's table */
  permissions: z.array(z.string()),
  paper: z.object({
    siteName: z.string(),
    /** the newsroom's: days and hours of the desk are meant in it */
    timeZone: z.string(),
    /** in their order; the first one is the paper's own */
    editions: z.array(z.object({ edition: editionSchema, name: z.string() })).min(1),
  }),
})
export type Me = z.infer<typeof meSchema>

/** Microseconds since 1970, and the id of a piece. */
export const afterSchema = z.string().regex(/^\d{1,16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** What the first page tells of pieces, by which the whole list can be narrowed too. */
export const pieceSignals = [
  'waitingForMe',
  'forReview',
  'toPublish',
  'overrides',
  'expungeOrders',
  'embargoesToday',
  'scheduledToday',
  'latePublications',
  'stuckSchedules',
] as const
export type PieceSignal = (typeof pieceSignals)[number]

/** The query of the list; `after` is the `next` of the page before. */
export const pieceQuerySchema = z.strictObject({
  deskState: deskStateSchema.optional(),
  publicState: z.enum(publicStates).optional(),
  kind: articleKindSchema.optional(),
  edition: editionSchema.optional(),
  section: z.uuid().optional(),
  country: z.uuid().optional(),
  topic: z.uuid().optional(),
  byline: z.uuid().optional(),
  begunBy: z.uuid().optional(),
  /** days of the last change, in the newsroom's zone; both belong to the span */
  from: day.optional(),
  to: day.optional(),
  /** what the first page tells under this name to who asks */
  signal: z.enum(pieceSignals).optional(),
  /** each is part of a word of headline, standfirst or slug, or begins one of the text */
  words: line(100).optional(),
  after: afterSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type PieceQuery = z.infer<typeof pieceQuerySchema>

export const pieceCardSchema = z.object({
  articleId: z.uuid(),
  edition: editionSchema,
  kind: articleKindSchema,
  headline: z.string(),
  deskState: deskStateSchema,
  publicState: z.enum(publicStates),
  path: z.string().nullable(),
  begunBy: colleague,
  updatedBy: colleague,
  updatedAt: moment,
  publishAt: moment.nullable(),
})

export type PieceCard = z.infer<typeof pieceCardSchema>

export const pieceListSchema = z.object({
  pieces: z.array(pieceCardSchema),
  next: z.string().nullable(),
})
export type PieceList = z.infer<typeof pieceListSchema>

export const pieceActs = [
  'write',
  'submit',
  'send-back',
  'approve',
  'publish',
  'schedule',
  'unschedule',
  'embargo',
  'lift-embargo',
  'correct',
  'withdraw',
  'kill',
  'state-rights',
  'order-expunge',
  'confirm-expunge',
  'restore',
  'share-preview',
] as const
export type PieceActName = (typeof pieceActs)[number]

export const pieceSchema = z.object({
  articleId: z.uuid(),
  edition: editionSchema,
  publicState: z.enum(publicStates),
  path: z.string().nullable(),
  deskState: deskStateSchema,
  version,
  slug: slugSchema,
  text: draftTextSchema,
  begunBy: colleague,
  updatedBy: colleague,
  updatedAt: moment,
  notes: z.array(
    z.object({
      act: z.enum(['submitted', 'sent-back', 'approved']),
      words: z.string(),
      by: colleague,
      at: moment,
    }),
  ),
  /** what who asks may do to it now, as far as its state lets anybody */
  may: z.array(z.enum(pieceActs)),
})
export type Piece = z.infer<typeof pieceSchema>

export const beginSchema = z.strictObject({
  edition: editionSchema,
  slug: slugSchema,
  text: draftTextSchema,
})

/**
 * `baseVersion` is the version that the writer began with. A save that is sent again under the same
 * `saveId` is stored once.
 */
export const saveSchema = z.strictObject({
  baseVersion: version,
  saveId: z.uuid().optional(),
  slug: slugSchema.optional(),
  text: draftTextSchema,
})

export const savedSchema = z.object({ version, savedAt: moment })
export type Saved = z.infer<typeof savedSchema>

/** Somebody saved in between: nothing is stored, and this is what is newer. */
export const conflictSchema = problemSchema.extend({ latest: pieceSchema })
export type Conflict = z.infer<typeof conflictSchema>

/** A step of the review, of the version that was looked at. */
export const stepSchema = z.strictObject({
  version,
  note: line(2000).optional(),
  /** of a public piece: what readers are to be told of its change */
  correction: correctionSchema.optional(),
})
/** `overrideReason`: to pass a piece alone whose kind asks for a second person. */
export const approveSchema = stepSchema.extend({ overrideReason: line(2000).optional() })
export const sendBackSchema = z.strictObject({ version, note: line(2000) })
export const publishSchema = z.strictObject({ version })

export const publishedSchema = z.object({ path: z.string(), publishedNumber: z.int() })
export type Published = z.infer<typeof publishedSchema>
