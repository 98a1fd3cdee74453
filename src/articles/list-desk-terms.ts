import { sql } from 'kysely'
import { z } from 'zod'
import { type TermAxis, termAxes } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'

/** A term as the desk chooses it; where it has no name in the edition, with that of another. */
export type DeskTerm = {
  id: string
  axis: TermAxis
  code: string
  name: string
  slug: string
  isNamed: boolean
}

/** All terms of an axis, or of all three, in their order. One query. */
export async function listDeskTerms(
  db: Db,
  { axis, edition }: { axis: TermAxis | undefined; edition: Edition },
): Promise<DeskTerm[]> {
  const { rows } = await sql<Omit<DeskTerm, 'axis'> & { axis: string }>`
    select t.id, t.axis, t.code, named.name, named.slug, named.edition = ${edition} as "isNamed"
    from terms t
    cross join lateral (
      select n.name, n.slug, n.edition
      from term_names n left join site_editions e using (edition)
      where n.term_id = t.id
      order by n.edition = ${edition} desc, e.position, n.edition
      limit 1
    ) as named
    where ${axis ?? null}::text is null or t.axis = ${axis ?? null}
    order by t.axis, t.position, named.name, t.id`.execute(db)
  return rows.map((row) => ({ ...row, axis: z.enum(termAxes).parse(row.axis) }))
}
