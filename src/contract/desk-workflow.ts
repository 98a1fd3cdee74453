import { z } from 'zod'
import { articleKindSchema, correctionKinds, correctionSchema, rightsSchema } from './article.ts'
import { colleague, moment, version } from './desk-parts.ts'
import { line } from './text.ts'

/** What the desk and its server say to each other about a piece on its way to the readers. */

/** with its zone: what a clock shows says nothing without it */
const zonedMoment = z.iso.datetime({ offset: true })
/** for the readers, or for the audit log */
const reason = line(2000)

export const scheduleSchema = z.strictObject({ version, publishAt: zonedMoment })
export const embargoSchema = z.strictObject({ until: zonedMoment })
export const reasonSchema = z.strictObject({ reason })
/** A piece that was never public is killed without a word to readers. */
export const killSchema = z.strictObject({ reason: reason.optional() })
/** Without `correction` the note that was approved with the change is printed. */
export const correctSchema = z.strictObject({ version, correction: correctionSchema.optional() })

/** By what right a piece is printed here. */

/** POST /desk/api/pieces/:id/rights, of a rescued piece. */
export const stateRightsSchema = z.strictObject({ rights: rightsSchema, origin: line(300) })

/** What stands between a piece and its publication. */
const hindranceSchema = z.object({ code: z.string(), sentence: z.string() })

const previewLinkSchema = z.object({
  id: z.uuid(),
  createdBy: colleague,
  createdAt: moment,
  expiresAt: moment,
})

export const workflowSchema = z.object({
  /** of the newsroom, such as Asia/Almaty */
  timeZone: z.string(),
  publishAt: moment.nullable(),
  embargoUntil: moment.nullable(),
  /** why readers see it no more */
  publicReason: z.string().nullable(),
  approved: z.object({ by: colleague, version }).nullable(),
  /** whether its kind asks for somebody who has not written it */
  needsSecondPerson: z.boolean(),
  /** whether who asks would be that */
  isSecondPerson: z.boolean(),
  /** a second person has approved it: it is not changed before it is sent back */
  isSealed: z.boolean(),
  override: z
    .object({ id: z.uuid(), by: colleague, reason: z.string(), reviewedBy: colleague })
    .nullable(),
  correction: correctionSchema.nullable(),
  /** null: it was written here, and not rescued from a capture */
  provenance: z
    .object({
      /** null: not written down, and it cannot be published */
      rights: rightsSchema.nullable(),
      /** whose pages it was captured from; '' where nobody said */
      origin: z.string(),
      /** of the page */
      day: z.iso.date().nullable(),
    })
    .nullable(),
  /** besides the approval itself; empty where it could be published now */
  hindrances: z.array(hindranceSchema),
  /** why it was not published at its hour */
  stuck: z.string().nullable(),
  /** newest first */
  printed: z.array(
    z.object({
      publishedNumber: z.int(),
      at: moment,
      by: colleague,
      dueAt: moment.nullable(),
      /** of a scheduled one that came late; null: it did not */
      lateSeconds: z.int().nullable(),
      headline: z.string(),
      note: z.object({ kind: z.enum(correctionKinds), publicNote: z.string() }).nullable(),
    }),
  ),
  previewLinks: z.array(previewLinkSchema),
})
export type Workflow = z.infer<typeof workflowSchema>

/** PUT /desk/api/approval-rules */
export const changeRulesSchema = z.strictObject({ secondPersonFor: z.array(articleKindSchema) })

/** GET /desk/api/approval-rules; `changed` null: they are as they came */
export const approvalRulesSchema = z.object({
  secondPersonFor: z.array(articleKindSchema),
  changed: z.object({ by: colleague, at: moment }).nullable(),
})
export type ApprovalRules = z.infer<typeof approvalRulesSchema>

export const LONGEST_PREVIEW_DAYS = 30
export const sharePreviewSchema = z.strictObject({
  days: z.int().min(1).max(LONGEST_PREVIEW_DAYS),
})
/** `url` is told once: the server keeps no more than its digest. */
export const sharedPreviewSchema = previewLinkSchema.extend({ url: z.string() })
export type SharedPreview = z.infer<typeof sharedPreviewSchema>
