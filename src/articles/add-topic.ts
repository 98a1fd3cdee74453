import type { Edition } from '#contract/edition.ts'
import { isSameName } from '#contract/is-same-name.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'

export type TermNames = readonly { edition: Edition; name: string; slug: string }[]

export type TermOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: 'term-unknown' }
  /** `edition`: the one of which it is said */
  | { ok: false; reason: 'slug-taken' | 'named' | 'edition-unknown'; edition: Edition }
  | NameTaken

/** `twin`: the name of the other, as that one is written. */
export type NameTaken = { ok: false; reason: 'name-taken'; edition: Edition; twin: string }

/** A new topic, behind those that are there. Its first slug is its code. */
export async function addTopic(
  tx: Tx,
  { actor, names }: { actor: Actor; names: TermNames },
): Promise<TermOutcome> {
  const refusal = await refuseNames(tx, { axis: 'topic', names })
  if (refusal) return refusal
  const id = newId()
  const { last } = await tx
    .selectFrom('terms')
    .select((e) => e.fn.max('position').as('last'))
    .where('axis', '=', 'topic')
    .executeTakeFirstOrThrow()
  const code = await freeCode(tx, names[0]?.slug ?? id)
  await tx
    .insertInto('terms')
    .values({ id, axis: 'topic', code, position: (last ?? 0) + 1 })
    .execute()
  return nameTerm(tx, { actor, id, axis: 'topic', names, act: 'term.created' })
}

/** Names in editions that have none yet: what readers have as an address stays. */
export async function addTermNames(
  tx: Tx,
  { actor, id, names }: { actor: Actor; id: string; names: TermNames },
): Promise<TermOutcome> {
  const term = await tx
    .selectFrom('terms')
    .select('axis')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!term) return { ok: false, reason: 'term-unknown' }
  const { axis } = term
  const has = await tx
    .selectFrom('term_names')
    .select('edition')
    .where('term_id', '=', id)
    .execute()
  const named = names.find(({ edition }) => has.some((one) => one.edition === edition))
  if (named) return { ok: false, reason: 'named', edition: named.edition }
  const refusal = await refuseNames(tx, { axis, names })
  return refusal ?? nameTerm(tx, { actor, id, axis, names, act: 'term.named' })
}

/**
 * Another name for a topic in an edition where it has one. Its address stays, since others link to it;
 * pieces show the new name, printed ones too: it is no part of their text.
 */
export async function renameTopic(
  tx: Tx,
  { actor, id, edition, name }: { actor: Actor; id: string; edition: Edition; name: string },
): Promise<RenameOutcome> {
  const term = await tx
    .selectFrom('terms as t')
    .leftJoin('term_names as n', (join) =>
      join.onRef('n.term_id', '=', 't.id').on('n.edition', '=', edition),
    )
    .select('n.name')
    .where('t.id', '=', id)
    .where('t.axis', '=', 'topic')
    .forUpdate('t')
    .executeTakeFirst()
  if (!term) return { ok: false, reason: 'term-unknown' }
  if (term.name === null) return { ok: false, reason: 'not-named' }
  if (term.name === name) return { ok: true }
  await takeTurns(tx)
  const all = await listNames(tx, { axis: 'topic', edition })
  const others = all.filter((one) => one.id !== id)
  const taken = refuseTwin(others, { edition, name })
  if (taken) return taken
  await tx
    .updateTable('term_names')
    .set({ name })
    .where('term_id', '=', id)
    .where('edition', '=', edition)
    .execute()
  const detail = { edition, before: term.name, after: name }
  await recordAct(tx, { actor, act: 'term.renamed', subject: id, detail })
  await appendEvent(tx, { name: 'term.changed', subject: id, tags: [SITE_TAG] })
  return { ok: true }
}

export type RenameOutcome =
  | { ok: true }
  | { ok: false; reason: 'term-unknown' | 'not-named' }
  | NameTaken

type Named = { actor: Actor; id: string; axis: string; names: TermNames; act: string }

/** Terms stand in the navigation, so this touches every page. */
async function nameTerm(tx: Tx, { actor, id, axis, names, act }: Named): Promise<TermOutcome> {
  await tx
    .insertInto('term_names')
    .values(names.map((name) => ({ ...name, term_id: id, axis })))
    .execute()
  const editions = names.map(({ edition, slug }) => ({ edition, slug }))
  await recordAct(tx, { actor, act, subject: id, detail: { axis, editions } })
  await appendEvent(tx, { name: 'term.changed', subject: id, tags: [SITE_TAG] })
  return { ok: true, id }
}

async function refuseNames(
  tx: Tx,
  { axis, names }: { axis: string; names: TermNames },
): Promise<TermOutcome | null> {
  const editions = await takeTurns(tx)
  for (const { edition, name, slug } of names) {
    if (!editions.includes(edition)) return { ok: false, reason: 'edition-unknown', edition }
    const others = await listNames(tx, { axis, edition })
    if (others.some((one) => one.slug === slug)) return { ok: false, reason: 'slug-taken', edition }
    const taken = refuseTwin(others, { edition, name })
    if (taken) return taken
  }
  return null
}

/**
 * Two who name one at the same moment take turns, so that the second is refused and not broken.
 * Gives the editions of the paper.
 */
async function takeTurns(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('site_editions').select('edition').forUpdate().execute()
  return rows.map(({ edition }) => edition)
}

function listNames(tx: Tx, { axis, edition }: { axis: string; edition: Edition }) {
  return tx
    .selectFrom('term_names')
    .select(['term_id as id', 'name', 'slug'])
    .where('axis', '=', axis)
    .where('edition', '=', edition)
    .execute()
}

/** Compared here: what the database takes for the small letter depends on how it was set up. */
function refuseTwin(
  others: readonly { name: string }[],
  { edition, name }: { edition: Edition; name: string },
): NameTaken | null {
  const twin = others.find((one) => isSameName(one.name, name))
  return twin ? { ok: false, reason: 'name-taken', edition, twin: twin.name } : null
}

async function freeCode(tx: Tx, slug: string): Promise<string> {
  const taken = await tx
    .selectFrom('terms')
    .select('id')
    .where('axis', '=', 'topic')
    .where('code', '=', slug)
    .executeTakeFirst()
  return taken ? newId() : slug
}
