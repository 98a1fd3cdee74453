import { z } from 'zod'
import { pieceCardSchema } from './desk.ts'
import { colleague, moment } from './desk-parts.ts'

/** What needs a person, and what is silent: GET /desk/api/signals. */

/**
 * One thing that is watched. It is left out only where it is not for the role of who asks; where it
 * could not be found out, `found` is null and `problem` says why: a signal never goes silent itself.
 */
function signalOf<T extends z.ZodType>(found: T) {
  return z
    .object({
      asOf: moment,
      found: found.nullable(),
      problem: z.string().nullable(),
      /** whether somebody has to look at it; true as well where it could not be found out */
      needsSomebody: z.boolean(),
    })
    .optional()
}

/** At most fifty, and whether there are more. */
function some<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), more: z.boolean() })
}

const pieces = some(pieceCardSchema)
/** `at`: when it is published, or when its embargo ends */
const timedPieces = some(z.object({ piece: pieceCardSchema, at: moment }))

export const signalsSchema = z.object({
  /** one's own: sent back with a note, or approved and not published yet */
  waitingForMe: signalOf(
    some(
      z.object({
        piece: pieceCardSchema,
        why: z.enum(['sent-back', 'approved']),
        /** why it was sent back */
        note: z.string().nullable(),
        by: colleague,
        /** since when it waits */
        at: moment,
      }),
    ),
  ),
  /** submitted, the one that waits longest first */
  forReview: signalOf(pieces),
  /** approved, and nobody has published them */
  toPublish: signalOf(pieces),
  /** approved by one editor alone, against the rule of the kind */
  overrides: signalOf(
    some(
      z.object({
        id: z.uuid(),
        articleId: z.uuid(),
        headline: z.string(),
        reason: z.string(),
        by: colleague,
        at: moment,
      }),
    ),
  ),
  /** an owner wants something destroyed, and a second person has to confirm it */
  expungeOrders: signalOf(
    some(z.object({ articleId: z.uuid(), headline: z.string(), by: colleague, at: moment })),
  ),
  /** days are the newsroom's */
  embargoesToday: signalOf(timedPieces),
  scheduledToday: signalOf(timedPieces),
  /** of the last seven days: published after their hour */
  latePublications: signalOf(
    some(
      z.object({
        articleId: z.uuid(),
        headline: z.string(),
        path: z.string().nullable(),
        dueAt: moment,
        publishedAt: moment,
      }),
    ),
  ),
  /** their hour has passed, and they cannot be published */
  stuckSchedules: signalOf(
    some(
      z.object({
        articleId: z.uuid(),
        headline: z.string(),
        dueAt: moment,
        /** a sentence */
        why: z.string(),
      }),
    ),
  ),
  jobs: signalOf(
    z.object({
      /** the worker shows itself each minute; null: never seen */
      workerSeenAt: moment.nullable(),
      isWorkerSilent: z.boolean(),
      /** due for more than five minutes, by name, and given up after all tries */
      kinds: z.array(
        z.object({
          name: z.string(),
          overdue: z.int(),
          /** failed, and tried again later */
          retrying: z.int(),
          failed: z.int(),
          oldestDueAt: moment,
          lastError: z.string().nullable(),
        }),
      ),
    }),
  ),
  mails: signalOf(
    z.object({
      /** whether there is a server to send them by */
      isSending: z.boolean(),
      /** due and not gone, or not taken and tried again later; given up */
      waiting: z.int(),
      failed: z.int(),
      lastError: z.string().nullable(),
    }),
  ),
  feeds: signalOf(
    z.object({
      /** how many sources are asked by the clock */
      asked: z.int(),
      /** those that are not well */
      silent: z.array(
        z.object({
          source: z.string(),
          name: z.string(),
          state: z.enum(['late', 'stale', 'down', 'never']),
          /** the newest day that is known, 'YYYY-MM-DD' */
          lastDay: z.string().nullable(),
          missed: z.int(),
        }),
      ),
    }),
  ),
  /** the end of the audit log; mailed each night to the owners */
  auditHead: signalOf(
    z.object({
      entries: z.int(),
      mailedAt: moment.nullable(),
      /** that was the end when it was mailed last */
      mailedEntry: z.int().nullable(),
      isSending: z.boolean(),
      /** mails go out, and it was in none of them for longer than a day */
      isOverdue: z.boolean(),
    }),
  ),
  disk: signalOf(z.object({ freeBytes: z.number() })),
})
export type Signals = z.infer<typeof signalsSchema>
