import { sql } from 'kysely'
import type { ArticleText } from '#contract/article.ts'
import { flatText } from '#expunctions/expunge-text.ts'
import { needleOf } from '#expunctions/needle.ts'
import { foldPassage, holds, type Target, targetOf, tellsOf } from '#expunctions/passage.ts'
import { stringsIn } from '#expunctions/told.ts'
import { arrayLiteral } from '#platform/array-literal.ts'
import type { Db } from '#platform/database.ts'
import { type FoundInPages, findInPages } from '#site/find-in-pages.ts'
import { listTellingBylines } from './expunging/forget-bylines.ts'
import { mayHold } from './expunging/may-hold.ts'
import { eachSavedText } from './expunging/saved-texts.ts'
import { textColumns, textFromRow } from './reading/article-text.ts'

export type PassagePlace = 'public' | 'earlier' | 'draft' | 'saved' | 'note' | 'address'

/** Where words stand: pieces with the places in them, and the standing pages. */
export type PassageFound = FoundInPages & {
  /** `path` null: a piece that was never public */
  pieces: { articleId: string; path: string | null; places: PassagePlace[] }[]
  /** whose author page shows them */
  bylines: { slug: string; name: string }[]
}

/**
 * Looks for a passage in all pieces, their notes and addresses, standing pages and bylines, as expunging
 * looks for it in one piece. The database goes through all that was ever printed or is in work; what
 * may hold the passage is read, a part at a time.
 *
 * @param isAnyCase whether letter case does not count, as it does for expunging
 * @param only these pieces; without it all
 * @throws Failure `passage-unfit`
 */
export async function findPassage(
  db: Db,
  passage: string,
  { isAnyCase = false, only }: { isAnyCase?: boolean; only?: readonly string[] } = {},
): Promise<PassageFound> {
  const folded = foldPassage(passage)
  const target = { ...targetOf([folded]), needle: needleOf([folded], isAnyCase) }
  const found = new Map<string, Set<PassagePlace>>()
  const add = (articleId: string, place: PassagePlace) => {
    found.set(articleId, (found.get(articleId) ?? new Set()).add(place))
  }
  const of = { target, only }
  await inRevisions(db, of, add)
  await inWorkingCopies(db, of, add)
  await inSavedVersions(db, of, add)
  await inNotes(db, of, add)
  const bylines = (await listTellingBylines(db, target)).map(({ slug, name }) => ({ slug, name }))
  return { pieces: await withPaths(db, found), ...(await findInPages(db, target)), bylines }
}

type Of = { target: Target; only: readonly string[] | undefined }
type Add = (articleId: string, place: PassagePlace) => void

/** Whole texts are long: so many of them are in memory at once. */
const BATCH = 200

async function inRevisions(db: Db, { target, only }: Of, add: Add): Promise<void> {
  for (let after: string | null = null; ; ) {
    const rows = await db
      .selectFrom('revisions as r')
      .innerJoin('articles as a', 'a.id', 'r.article_id')
      .select(['r.id', 'r.article_id', 'r.bylines_as_printed as bylines', 'a.public_revision_id'])
      .select(textColumns.map((column) => `r.${column}` as const))
      .$if(only !== undefined, (q) => q.where('r.article_id', 'in', only ?? []))
      .$if(after !== null, (q) => q.where('r.id', '>', after))
      .where(mayHold('r', target))
      .orderBy('r.id')
      .limit(BATCH)
      .execute()
    for (const row of rows) {
      if (!textHolds(row, target)) continue
      add(row.article_id, row.id === row.public_revision_id ? 'public' : 'earlier')
    }
    after = rows.at(-1)?.id ?? null
    if (after === null) return
  }
}

async function inWorkingCopies(db: Db, { target, only }: Of, add: Add): Promise<void> {
  for (let after: string | null = null; ; ) {
    const rows = await db
      .selectFrom('working_copies')
      .select(['article_id', 'bylines', 'slug'])
      .select(textColumns)
      .$if(only !== undefined, (q) => q.where('article_id', 'in', only ?? []))
      .$if(after !== null, (q) => q.where('article_id', '>', after))
      .where(mayHold('working_copies', target))
      .orderBy('article_id')
      .limit(BATCH)
      .execute()
    for (const row of rows) {
      if (textHolds(row, target) || tellsOf(row.slug, target)) add(row.article_id, 'draft')
    }
    after = rows.at(-1)?.article_id ?? null
    if (after === null) return
  }
}

/** Versions that are not the newest: of most pieces, which nobody has edited here, there are none. */
async function inSavedVersions(db: Db, { target, only }: Of, add: Add): Promise<void> {
  const edited = await db
    .selectFrom('saved_versions as v')
    .innerJoin('working_copies as copy', 'copy.article_id', 'v.article_id')
    .whereRef('v.version', '<>', 'copy.version')
    .$if(only !== undefined, (q) => q.where('v.article_id', 'in', only ?? []))
    .select('v.article_id')
    .distinct()
    .execute()
  const ids = edited.map(({ article_id: id }) => id)
  for await (const { articleId, slug, text } of eachSavedText(db, ids)) {
    if (holdsWords(text, target) || tellsOf(slug, target)) add(articleId, 'saved')
  }
}

function textHolds(row: Parameters<typeof textFromRow>[0], target: Target): boolean {
  return holdsWords(textFromRow(row), target)
}

function holdsWords(text: ArticleText, target: Target): boolean {
  const hrefs = stringsIn(text.body).filter((part) => /^(\/|https?:|mailto:)/.test(part))
  return holds(flatText(text), target) || hrefs.some((href) => tellsOf(href, target))
}

async function inNotes(db: Db, { target, only }: Of, add: Add): Promise<void> {
  const corrections = await db
    .selectFrom('corrections')
    .select(['article_id', 'public_note'])
    .$if(only !== undefined, (q) => q.where('article_id', 'in', only ?? []))
    .execute()
  for (const row of corrections) if (holds(row.public_note, target)) add(row.article_id, 'note')
  const articles = await db
    .selectFrom('articles')
    .select(['id', 'public_reason', 'recovered_from'])
    .$if(only !== undefined, (q) => q.where('id', 'in', only ?? []))
    .where((e) => e.or([e('public_reason', 'is not', null), e('recovered_from', 'is not', null)]))
    .execute()
  for (const { id, public_reason, recovered_from } of articles) {
    const told = [public_reason ?? '', recovered_from ?? '']
    if (told.some((words) => holds(words, target))) add(id, 'note')
  }
  const addresses = await db
    .selectFrom('addresses')
    .select(['article_id', 'path'])
    .$if(only !== undefined, (q) => q.where('article_id', 'in', only ?? []))
    .where('article_id', 'is not', null)
    .execute()
  for (const { article_id, path } of addresses) {
    if (article_id !== null && tellsOf(path, target)) add(article_id, 'address')
  }
}

async function withPaths(db: Db, found: ReadonlyMap<string, ReadonlySet<PassagePlace>>) {
  if (found.size === 0) return []
  const rows = await db
    .selectFrom('articles as a')
    .leftJoin('addresses as place', (join) =>
      join.onRef('place.article_id', '=', 'a.id').on('place.canonical', '=', true),
    )
    .select(['a.id as articleId', 'place.path'])
    // As one parameter: a common word stands in more pieces than a statement may have of them.
    .where(sql<boolean>`a.id = any (${arrayLiteral([...found.keys()])}::uuid[])`)
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({ ...row, places: [...(found.get(row.articleId) ?? [])] }))
}
