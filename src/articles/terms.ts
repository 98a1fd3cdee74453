import { z } from 'zod'
import { type TermAxis, termAxes } from '#contract/article.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Db, Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import type { TermName } from './published-article.ts'

const axisSchema = z.enum(termAxes)

/** A term in one edition. `code` is the same in all: ISO 3166-1 for a country ('KZ'). */
export type Term = TermName & { code: string }

export type TermToEnsure = {
  axis: TermAxis
  code: string
  position: number
  names: { edition: Edition; name: string; slug: string }[]
}

/**
 * Makes the term, or gives it this place and these names where they differ; other editions' names
 * stay. Terms stand in the navigation, so a change touches every page.
 */
export async function ensureTerm(tx: Tx, term: TermToEnsure): Promise<{ id: string }> {
  const { axis, code, position } = term
  const changed = await tx
    .insertInto('terms')
    .values({ id: newId(), axis, code, position })
    .onConflict((conflict) =>
      conflict
        .columns(['axis', 'code'])
        .doUpdateSet({ position })
        .where('terms.position', '<>', position),
    )
    .returning('id')
    .executeTakeFirst()
  const { id } = await tx
    .selectFrom('terms')
    .select('id')
    .where('axis', '=', axis)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  const renamed = await writeNames(tx, { id, ...term })
  if (changed || renamed) {
    await appendEvent(tx, { name: 'term.changed', subject: id, tags: [SITE_TAG] })
  }
  return { id }
}

/** The terms that have a name in the edition, in their order. */
export async function listTerms(
  db: Db,
  { axis, edition }: { axis: TermAxis; edition: Edition },
): Promise<Term[]> {
  const rows = await termsOf(db, { axis, edition })
    .orderBy('terms.position')
    .orderBy('term_names.name')
    .execute()
  return rows.map(toTerm)
}

export async function findTerm(
  db: Db,
  { axis, edition, slug }: { axis: TermAxis; edition: Edition; slug: string },
): Promise<Term | null> {
  const row = await termsOf(db, { axis, edition })
    .where('term_names.slug', '=', slug)
    .executeTakeFirst()
  return row ? toTerm(row) : null
}

/** What a term is called in each edition that has a name for it. */
export async function listTermNames(
  db: Db,
  id: string,
): Promise<{ edition: Edition; name: string; slug: string }[]> {
  const rows = await db
    .selectFrom('term_names')
    .select(['edition', 'name', 'slug'])
    .where('term_id', '=', id)
    .execute()
  return rows.map((row) => ({ ...row, edition: editionSchema.parse(row.edition) }))
}

async function writeNames(tx: Tx, { id, axis, names }: TermToEnsure & { id: string }) {
  if (names.length === 0) return false
  const written = await tx
    .insertInto('term_names')
    .values(names.map((name) => ({ ...name, term_id: id, axis })))
    .onConflict((conflict) =>
      conflict
        .columns(['term_id', 'edition'])
        .doUpdateSet((e) => ({ name: e.ref('excluded.name'), slug: e.ref('excluded.slug') }))
        .where((e) =>
          e.or([
            e('term_names.name', '<>', e.ref('excluded.name')),
            e('term_names.slug', '<>', e.ref('excluded.slug')),
          ]),
        ),
    )
    .returning('term_id')
    .execute()
  return written.length > 0
}

function termsOf(db: Db, { axis, edition }: { axis: TermAxis; edition: Edition }) {
  return db
    .selectFrom('term_names')
    .innerJoin('terms', 'terms.id', 'term_names.term_id')
    .select(['terms.id', 'terms.axis', 'terms.code', 'term_names.name', 'term_names.slug'])
    .where('term_names.axis', '=', axis)
    .where('term_names.edition', '=', edition)
}

function toTerm(row: { id: string; axis: string; code: string; name: string; slug: string }): Term {
  return { ...row, axis: axisSchema.parse(row.axis) }
}
