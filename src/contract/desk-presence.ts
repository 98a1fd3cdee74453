import { z } from 'zod'
import { deskStateSchema } from './article.ts'
import { version } from './desk-parts.ts'

/** POST /desk/api/pieces/:id/presence, of each tab every few seconds, and once when it is left. */
export const attendSchema = z.strictObject({
  /** an id that the tab made for itself */
  tab: z.uuid(),
  isTyping: z.boolean(),
  isLeaving: z.boolean().default(false),
})
export type Attend = z.input<typeof attendSchema>

const attendantSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** in how many tabs or windows */
  tabs: z.int().min(1),
  isTyping: z.boolean(),
})
export type DeskAttendant = z.infer<typeof attendantSchema>

/** Who else has the piece open, and what of it stands now: a newer version shows here first. */
export const attendedSchema = z.object({
  others: z.array(attendantSchema),
  /** the tabs of the same person, besides this one */
  ownTabs: z.int().min(0),
  version,
  deskState: deskStateSchema,
  savedBy: z.string().nullable(),
})
export type Attended = z.infer<typeof attendedSchema>
