import { z } from 'zod'
import type { ArticleText, CorrectionInput, DeskState, PublicState } from '#contract/article.ts'
import { deskStateSchema, publicStates } from '#contract/article.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Db, Tx } from '#platform/database.ts'
import { isSealed } from './approving/is-sealed.ts'
import { type Colleague, colleague, deskRows } from './desk/desk-rows.ts'
import { toCorrection } from './publishing/working-copy.ts'
import { textColumns, textFromRow } from './reading/article-text.ts'

export type DeskNote = {
  act: 'submitted' | 'sent-back' | 'approved'
  words: string
  by: Colleague
  at: Date
}

/** A piece as who writes it needs it. */
export type DeskPiece = {
  articleId: string
  edition: Edition
  publicState: PublicState
  /** null until it was public */
  path: string | null
  deskState: DeskState
  /** when it is to be published; null: not scheduled */
  publishAt: Date | null
  embargoUntil: Date | null
  /** of a public piece: what readers are to be told of its change; null: not written yet */
  correction: CorrectionInput | null
  /** a second person has approved it: nobody changes it before it is sent back */
  isSealed: boolean
  /** it was rescued from a capture */
  isRecovered: boolean
  /** what a save has to name as the one it began with */
  version: number
  slug: string
  text: ArticleText
  begunBy: Colleague
  updatedBy: Colleague
  updatedAt: Date
  /** the newest first, at most twenty */
  notes: DeskNote[]
}

const NOTES = 20
const noteActSchema = z.enum(['submitted', 'sent-back', 'approved'])

/** null where there is no such piece, or its text was expunged. */
export async function findWorkingCopy(db: Db, articleId: string): Promise<DeskPiece | null> {
  const row = await copyOf(db, articleId).executeTakeFirst()
  return row ? toPiece(row, await listNotes(db, articleId)) : null
}

/** The same, of a piece that nobody else changes before the transaction ends. */
export async function lockWorkingCopy(tx: Tx, articleId: string): Promise<DeskPiece | null> {
  const row = await copyOf(tx, articleId).forNoKeyUpdate(['a']).executeTakeFirst()
  return row ? toPiece(row, await listNotes(tx, articleId)) : null
}

function copyOf(db: Db, articleId: string) {
  return deskRows(db)
    .select(['copy.version', 'copy.slug', 'copy.bylines', 'copy.publish_at', 'copy.embargo_until'])
    .select(['copy.correction_kind', 'copy.correction_note'])
    .select((e) => e.selectFrom('site').select('second_person_for').as('secondPersonFor'))
    .select('a.recovered_from')
    .select(textColumns.map((column) => `copy.${column}` as const))
    .where('copy.article_id', '=', articleId)
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof copyOf>['executeTakeFirst']>>>

function toPiece(row: Row, notes: DeskNote[]): DeskPiece {
  return {
    articleId: row.articleId,
    edition: editionSchema.parse(row.edition),
    publicState: z.enum(publicStates).parse(row.public_state),
    path: row.path,
    deskState: deskStateSchema.parse(row.desk_state),
    publishAt: row.publish_at,
    embargoUntil: row.embargo_until,
    correction: toCorrection(row),
    isSealed: isSealed(row.desk_state, [row.kind], row.secondPersonFor ?? []),
    isRecovered: row.recovered_from !== null,
    version: row.version,
    slug: row.slug,
    text: textFromRow(row),
    begunBy: colleague(row.beginnerId, row.beginnerName),
    updatedBy: colleague(row.updaterId, row.updaterName),
    updatedAt: row.updated_at,
    notes,
  }
}

async function listNotes(db: Db, articleId: string): Promise<DeskNote[]> {
  const rows = await db
    .selectFrom('desk_notes as note')
    .leftJoin('accounts as a', 'a.id', 'note.by')
    .select(['note.act', 'note.words', 'note.at', 'a.id', 'a.name'])
    .where('note.article_id', '=', articleId)
    .orderBy('note.at', 'desc')
    .orderBy('note.id', 'desc')
    .limit(NOTES)
    .execute()
  return rows.map(({ act, words, at, id, name }) => {
    return { act: noteActSchema.parse(act), words, at, by: colleague(id, name) }
  })
}
