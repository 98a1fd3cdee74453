import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { storyFailure } from './story-failure.ts'

export type WithFrontMatter<T> = {
  fields: T
  /** the text below the front matter, NFC, lines ended by `\n` */
  text: string
  /** of the text in its file, from 1 */
  firstLine: number
}

/**
 * Splits a file into its front matter, read with `schema`, and the text below.
 *
 * @throws Failure `story-unreadable`, naming the line
 */
export function readFrontMatter<T>(
  source: string,
  file: string,
  schema: z.ZodType<T>,
): WithFrontMatter<T> {
  const clean = source
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .normalize('NFC')
  const match = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(clean)
  const yaml = match?.[1]
  if (!match || yaml === undefined || match.index !== 0) {
    throw storyFailure({ file, line: 1 }, 'the front matter between two lines of --- is missing')
  }
  return {
    fields: readFields(yaml, file, schema),
    text: clean.slice(match[0].length),
    firstLine: match[0].split('\n').length,
  }
}

function readFields<T>(yaml: string, file: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
  // The front matter begins on the second line of the file.
  const lineAt = (offset: number) => lines.linePos(offset).line + 1
  const [error] = document.errors
  if (error) throw storyFailure({ file, line: lineAt(error.pos[0]) }, error.message)
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = `${String(issue?.path[0] ?? '')}:`
  const line = yaml.split('\n').findIndex((text) => text.startsWith(field)) + 2
  const path = issue?.path.join('.')
  throw storyFailure(
    { file, line },
    `the front matter is not right (${path ? `${path}: ` : ''}${issue?.message})`,
  )
}
