import { z } from 'zod'
import { dateBases } from '#contract/article.ts'
import type { ArticleDay } from '../published-article.ts'

// Made once: to make a schema costs more than to use it.
const basisSchema = z.enum(dateBases)

/** of `articles` as `a` */
export const dayColumns = ['a.dated_from', 'a.dated_to', 'a.dated_basis'] as const

export type DayRow = {
  dated_from: string | null
  dated_to: string | null
  dated_basis: string | null
}

export function dayFromRow(row: DayRow): ArticleDay | null {
  if (row.dated_to === null) return null
  return {
    from: row.dated_from,
    to: row.dated_to,
    basis: basisSchema.parse(row.dated_basis),
  }
}

export function dayToRow(day: ArticleDay | null): DayRow {
  return {
    dated_from: day?.from ?? null,
    dated_to: day?.to ?? null,
    dated_basis: day?.basis ?? null,
  }
}
