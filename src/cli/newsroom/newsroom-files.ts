import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { type Edition, editionSchema } from '#contract/edition.ts'
import { slugSchema } from '#contract/text.ts'
import { readPage } from '#intake/read-page.ts'
import { Failure } from '#platform/failure.ts'
import { readTextFile } from '#platform/read-text-file.ts'
import type { StaticPageText } from '#site/static-pages.ts'

/**
 * The answers of a newsroom file (YAML, as samples/newsroom.yaml), not checked yet.
 *
 * @throws Failure `file-unreadable` and those of `readTextFile`
 */
export async function readNewsroomFile(file: string): Promise<Record<string, unknown>> {
  const text = await readTextFile(file)
  try {
    return z.record(z.string(), z.unknown()).parse(parse(text))
  } catch (cause) {
    const what =
      cause instanceof YAMLParseError ? cause.message.split('\n')[0] : 'it is no YAML map'
    throw new Failure('file-unreadable', `${file} cannot be read: ${what}.`, { cause })
  }
}

/** A page in the newsroom's own words; `edition` null: the default one. */
export type GivenPage = StaticPageText & { edition: Edition | null }

/**
 * The pages of a folder, `SLUG.md` for the default edition and `SLUG.ru.md` for another, in the
 * order of their names.
 *
 * @throws Failure `file-unreadable`, `story-unreadable` and those of `readTextFile`
 */
export async function readPagesFolder(dir: string): Promise<GivenPage[]> {
  const names = await readdir(dir).catch((cause) => {
    throw new Failure('file-unreadable', `${dir} does not exist or cannot be read.`, { cause })
  })
  const files = names.filter((name) => name.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (name) => {
      const page = readPage(await readTextFile(path.join(dir, name)), name)
      return { ...nameParts(name), ...page }
    }),
  )
}

/** `about.md`, `about.ru.md` */
function nameParts(name: string): Pick<GivenPage, 'slug' | 'edition'> {
  const [slug, edition] = path.basename(name, '.md').split(/\.(.*)/s)
  const parsed = nameSchema.safeParse({ slug, edition: edition ?? null })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const what = issue?.path[0] === 'edition' ? 'names no edition that there is' : issue?.message
  throw new Failure('file-unreadable', `${name}: the name ${what}.`)
}

const nameSchema = z.object({ slug: slugSchema, edition: editionSchema.nullable() })
