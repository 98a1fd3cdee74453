import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type ArticleText,
  articleKindSchema,
  articleLabelSchema,
  bylineSchema,
  draftTextSchema,
} from '#contract/article.ts'
import { BODY_SCHEMA } from '#contract/body.ts'
import { canonicalJson } from '#platform/canonical-json.ts'

/** The columns that `working_copies` and `revisions` have in common, except the bylines'. */
export const textColumns = [
  'headline',
  'standfirst',
  'kind',
  'dateline',
  'terms',
  'labels',
  'sources_note',
  'lead_picture',
  'body',
  'body_schema',
] as const

export type TextRow = {
  headline: string
  standfirst: string
  kind: string
  dateline: string
  bylines: unknown
  terms: string[]
  labels: string[]
  sources_note: string
  lead_picture: unknown
  body: unknown
  body_schema: number
}

/** sha256 of the text in canonical JSON, in hex: equal texts have equal digests. */
export function textDigest(text: ArticleText): string {
  return createHash('sha256').update(canonicalJson(text)).digest('hex')
}

/** A text as columns. `revisions` calls its bylines `bylines_as_printed`. */
export function textToRow(text: ArticleText) {
  return {
    headline: text.headline,
    standfirst: text.standfirst,
    kind: text.kind,
    dateline: text.dateline,
    bylines: JSON.stringify(text.bylines),
    terms: text.terms,
    labels: text.labels,
    sources_note: text.sourcesNote,
    lead_picture: text.leadPicture && JSON.stringify(text.leadPicture),
    body: JSON.stringify(text.body),
    body_schema: BODY_SCHEMA,
  }
}

/**
 * A text in the making may lack its headline; what is to be printed is asked for one by its act.
 * @throws ZodError where the row does not hold a text
 */
export function textFromRow(row: TextRow): ArticleText {
  return draftTextSchema.parse({
    ...row,
    sourcesNote: row.sources_note,
    leadPicture: row.lead_picture,
  })
}

/** The parts of a text that lists show, parsed. */
export const cardTextSchema = z.object({
  headline: z.string(),
  standfirst: z.string(),
  kind: articleKindSchema,
  labels: z.array(articleLabelSchema),
  dateline: z.string(),
  bylines: z.array(bylineSchema),
})
