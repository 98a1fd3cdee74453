import { z } from 'zod'
import { type Body, bodySchema } from '#contract/body.ts'
import { line } from '#contract/text.ts'
import { readFrontMatter } from './front-matter.ts'
import { readMarkdownBlocks } from './markdown-body.ts'
import { storyFailure } from './story-failure.ts'

const pageSchema = z.strictObject({ title: line(200) })

/**
 * Reads one of the versioned pages: front matter with `title`, and Markdown.
 *
 * @throws Failure `story-unreadable`, naming file and line
 */
export function readPage(source: string, file: string): { title: string; body: Body } {
  const { fields, text, firstLine } = readFrontMatter(source, file, pageSchema)
  const body = bodySchema.safeParse(readMarkdownBlocks(text, { file, line: firstLine }))
  if (body.success) return { title: fields.title, body: body.data }
  throw storyFailure({ file, line: firstLine }, body.error.issues[0]?.message ?? 'it does not fit')
}
