import { sql } from 'kysely'
import { z } from 'zod'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'

export type TopicAtDesk = {
  id: string
  /** in the order of the paper's editions; in the others it has none */
  names: { edition: Edition; name: string; slug: string }[]
  /** at the desk, whatever their state */
  pieces: number
}

/** Every topic with its names, and how many pieces are filed under it, in the order of their names. */
export async function listTopics(db: Db): Promise<TopicAtDesk[]> {
  const { rows } = await sql<{ id: string; names: unknown; pieces: string }>`
    select t.id, named.names, coalesce(filed.pieces, 0) as pieces
    from terms t
    left join (
      select term, count(*) as pieces
      from desk_entries cross join lateral unnest(terms) as term group by term
    ) as filed on filed.term = t.id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('edition', n.edition, 'name', n.name, 'slug', n.slug)
        order by e.position), '[]') as names, (array_agg(n.name order by e.position))[1] as first
      from term_names n join site_editions e using (edition) where n.term_id = t.id
    ) as named
    where t.axis = 'topic'
    order by named.first, t.id`.execute(db)
  return rows.map(({ id, names, pieces }) => {
    return { id, names: namesSchema.parse(names), pieces: Number(pieces) }
  })
}

const namesSchema = z.array(
  z.object({ edition: editionSchema, name: z.string(), slug: z.string() }),
)
