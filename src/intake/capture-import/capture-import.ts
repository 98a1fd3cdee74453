import type { Rights } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Actor } from '#staff/audit-log.ts'

export type CaptureImport = {
  actor: Actor
  edition: Edition
  /** the term under which all pieces are filed */
  sectionId: string | null
  /** the day of all pieces, where the operator knows it */
  date: string | null
  /** whose pages they were; shown with what is published */
  origin: string
  rights: Rights | null
  /** whole pieces only, and with rights only */
  publish: boolean
  /** tries each file, and keeps nothing */
  dryRun: boolean
  now: Date
}
