import { z } from 'zod'
import { type ArticleText, correctionKinds } from '#contract/article.ts'
import type { Db } from '#platform/database.ts'
import { type Colleague, colleague } from './desk/desk-rows.ts'
import { textColumns, textFromRow } from './reading/article-text.ts'

const kindSchema = z.enum(correctionKinds).nullable()

/** A published revision as colleagues see it: with who published it, and when it was to be. */
export type PrintedVersion = {
  publishedNumber: number
  /** as readers are told */
  publishedAt: Date | null
  /** of the act itself */
  printedAt: Date
  printedBy: Colleague
  /** for when it was scheduled; null: it was published by hand */
  dueAt: Date | null
  /** of the working copy; null for what was printed before versions were kept */
  fromVersion: number | null
  headline: string
  note: { kind: (typeof correctionKinds)[number]; publicNote: string } | null
}

/** All published revisions of a piece, whatever its state, newest first. */
export async function listPrintedVersions(db: Db, articleId: string): Promise<PrintedVersion[]> {
  const rows = await printedRows(db, articleId).orderBy('r.published_number', 'desc').execute()
  return rows.map(toPrinted)
}

/** One of them with its text; null where there is none of that number. */
export async function findPrintedVersion(
  db: Db,
  articleId: string,
  publishedNumber: number,
): Promise<(PrintedVersion & { text: ArticleText }) | null> {
  const row = await printedRows(db, articleId)
    .select(textColumns.map((column) => `r.${column}` as const))
    .select('r.bylines_as_printed as bylines')
    .where('r.published_number', '=', publishedNumber)
    .executeTakeFirst()
  return row ? { ...toPrinted(row), text: textFromRow(row) } : null
}

function printedRows(db: Db, articleId: string) {
  return db
    .selectFrom('revisions as r')
    .leftJoin('accounts as a', 'a.id', 'r.created_by')
    .leftJoin('corrections as c', (join) =>
      join
        .onRef('c.article_id', '=', 'r.article_id')
        .onRef('c.published_number', '=', 'r.published_number'),
    )
    .select(['r.published_number', 'r.published_at', 'r.created_at', 'r.due_at', 'r.from_version'])
    .select(['r.headline', 'a.id as byId', 'a.name as byName'])
    .select(['c.kind as noteKind', 'c.public_note'])
    .where('r.article_id', '=', articleId)
    .where('r.published_number', 'is not', null)
}

type Row = Awaited<ReturnType<ReturnType<typeof printedRows>['execute']>>[number]

function toPrinted(row: Row): PrintedVersion {
  const kind = kindSchema.parse(row.noteKind)
  return {
    publishedNumber: row.published_number ?? 0,
    publishedAt: row.published_at,
    printedAt: row.created_at,
    printedBy: colleague(row.byId, row.byName),
    dueAt: row.due_at,
    fromVersion: row.from_version,
    headline: row.headline,
    note: kind && row.public_note ? { kind, publicNote: row.public_note } : null,
  }
}
