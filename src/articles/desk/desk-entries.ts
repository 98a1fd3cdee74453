import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { DeskAsked, DeskFilter, DeskPlace } from '../desk-filter.ts'

/**
 * The short rows that all conditions but the words let through, those touched last first; `words`
 * is read of those alone that are looked through.
 */
export function deskEntries(db: Db, { filter, after }: Pick<DeskAsked, 'filter' | 'after'>) {
  let entries = db
    .selectFrom('desk_entries')
    .select(['article_id', 'updated_at', 'words'])
    .orderBy('updated_at', 'desc')
    .orderBy('article_id', 'desc')
  for (const condition of deskConditions(filter, after)) entries = entries.where(condition)
  return entries
}

/** A row as the place that a page goes on after. */
export const placeColumns = [
  sql<string>`article_id`.as('articleId'),
  sql<string>`(extract(epoch from updated_at) * 1000000)::bigint::text`.as('microseconds'),
] as const

export function deskConditions(filter: DeskFilter, after: DeskPlace | null) {
  return [...conditions(filter), ...(after ? [isAfter(after)] : [])]
}

function isAfter({ microseconds, articleId }: DeskPlace) {
  return sql<boolean>`(updated_at, article_id)
    < (timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond',
      ${articleId}::uuid)`
}

function conditions(filter: DeskFilter) {
  const { deskState, publicState, kind, edition, terms, byline, begunBy, ids } = filter
  const { since, before } = filter
  return [
    ...(deskState ? [sql<boolean>`desk_state = ${deskState}`] : []),
    ...(publicState ? [sql<boolean>`public_state = ${publicState}`] : []),
    ...(kind ? [sql<boolean>`kind = ${kind}`] : []),
    ...(edition ? [sql<boolean>`edition = ${edition}`] : []),
    ...(terms && terms.length > 0 ? [sql<boolean>`terms @> ${[...terms]}::uuid[]`] : []),
    ...(byline ? [sql<boolean>`bylines @> array[${byline}::uuid]`] : []),
    ...(begunBy ? [sql<boolean>`begun_by = ${begunBy}::uuid`] : []),
    ...(ids ? [sql<boolean>`article_id = any(${[...ids]}::uuid[])`] : []),
    ...(since ? [sql<boolean>`updated_at >= ${since}`] : []),
    ...(before ? [sql<boolean>`updated_at < ${before}`] : []),
  ]
}
