import { z } from 'zod'
import {
  type ArticleKind,
  articleKindSchema,
  type DeskState,
  deskStateSchema,
  type PublicState,
  publicStates,
} from '#contract/article.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { type Colleague, colleague, deskRows } from './desk/desk-rows.ts'

/** A piece in the lists of the desk. */
export type DeskCard = {
  articleId: string
  edition: Edition
  kind: ArticleKind
  /** '' where there is none yet */
  headline: string
  deskState: DeskState
  publicState: PublicState
  /** null until it was public */
  path: string | null
  begunBy: Colleague
  updatedBy: Colleague
  updatedAt: Date
  publishAt: Date | null
}

/** deskRows with what a card needs. */
export function deskCards(db: Db) {
  return deskRows(db).select(['copy.kind', 'copy.headline', 'copy.publish_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof deskCards>['execute']>>[number]

export function toCard(row: Row): DeskCard {
  return {
    articleId: row.articleId,
    edition: editionSchema.parse(row.edition),
    kind: articleKindSchema.parse(row.kind),
    headline: row.headline,
    deskState: deskStateSchema.parse(row.desk_state),
    publicState: z.enum(publicStates).parse(row.public_state),
    path: row.path,
    begunBy: colleague(row.beginnerId, row.beginnerName),
    updatedBy: colleague(row.updaterId, row.updaterName),
    updatedAt: row.updated_at,
    publishAt: row.publish_at,
  }
}
