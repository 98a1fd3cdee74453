import { z } from 'zod'
import { type ArticleText, draftTextSchema } from '#contract/article.ts'

const fieldsSchema = z.looseObject({ slug: z.string() })

/**
 * A saved version as it was.
 * @throws ZodError where the row, with its blocks, does not hold a text
 */
export function textFromVersion(
  row: { fields: unknown; blocks: readonly string[] },
  blockOf: ReadonlyMap<string, unknown>,
): { slug: string; text: ArticleText } {
  const { slug, ...fields } = fieldsSchema.parse(row.fields)
  const body = row.blocks.map((digest) => blockOf.get(digest))
  return { slug, text: draftTextSchema.parse({ ...fields, body }) }
}
