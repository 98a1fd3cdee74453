import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database.ts'

const verdicts = ['conflict', 'fuller-left', 'reread-left', 'unfit'] as const

/** A piece of a capture that was left there, for a person to decide about. */
export type LeftCopy = {
  verdict: (typeof verdicts)[number]
  headline: string | null
  capture: { sha256: string; name: string; day: string | null }
  /** its place among the pieces of the capture, from 1 */
  position: number
  /** the piece that has the same headline, or of which it is a fuller copy; null for `unfit` */
  articleId: string | null
  /** where that piece stands; null where it is not public */
  path: string | null
}

/** What imports left in captures, of one run or of all, by the day of the capture. */
export async function listLeftCopies(db: Db, of: { runId?: string } = {}): Promise<LeftCopy[]> {
  const rows = await db
    .selectFrom('sightings as s')
    .innerJoin('captures as c', 'c.sha256', 's.capture_sha256')
    .leftJoin('articles as a', (join) =>
      join.on((on) => on('a.id', '=', on.fn.coalesce('s.like_article_id', 's.article_id'))),
    )
    .leftJoin('addresses as place', (join) =>
      join
        .onRef('place.article_id', '=', 'a.id')
        .on('place.canonical', '=', true)
        .on('a.public_state', '=', 'published'),
    )
    .select(['s.verdict', 's.position', 'c.sha256', 'c.name', 'c.site_date as day'])
    .select(['a.id as articleId', 'place.path'])
    .select(
      sql<string | null>`c.reading #>> array['articles', s.position::text, 'headline']`.as(
        'headline',
      ),
    )
    .where('s.verdict', 'in', verdicts)
    .$if(of.runId !== undefined, (query) => query.where('c.run_id', '=', of.runId ?? ''))
    .orderBy('c.site_date', (order) => order.asc().nullsLast())
    .orderBy('c.name')
    .orderBy('c.sha256')
    .orderBy('s.position')
    .execute()
  return rows.map(({ sha256, name, day, position, verdict, ...row }) => ({
    ...row,
    verdict: z.enum(verdicts).parse(verdict),
    position: position + 1,
    capture: { sha256, name, day },
  }))
}
