import { z } from 'zod'
import { type ReasonClass, reasonClasses } from '#contract/desk-expunge.ts'
import type { Expunction } from '#expunctions/expunction.ts'
import { foldPassage } from '#expunctions/passage.ts'
import type { Db, Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { expungeArticle, expungePassage } from './expunge.ts'
import { fileScrub } from './scrub-job.ts'

/** What an owner has ordered, and nobody has confirmed yet. `passage` null: the whole piece. */
export type ExpungeOrder = {
  id: string
  articleId: string
  passage: string | null
  reasonClass: ReasonClass
  by: { id: string; name: string }
  at: Date
}

/** The one that waits for this piece; null: none. */
export async function findExpungeOrder(db: Db, articleId: string): Promise<ExpungeOrder | null> {
  const row = await orders(db).where('o.article_id', '=', articleId).executeTakeFirst()
  return row ? toOrder(row) : null
}

/** All that wait, the oldest first, with the headline of the piece. */
export async function listExpungeOrders(db: Db): Promise<(ExpungeOrder & { headline: string })[]> {
  const rows = await orders(db)
    .innerJoin('working_copies as copy', 'copy.article_id', 'o.article_id')
    .select('copy.headline')
    .orderBy('o.ordered_at')
    .orderBy('o.id')
    .execute()
  return rows.map(({ headline, ...row }) => ({ ...toOrder(row), headline }))
}

/**
 * Keeps that somebody wants it, until another confirms it. Nothing is destroyed yet, so whether it may be
 * is judged when it is confirmed. The audit log is not told the words.
 *
 * @throws Failure `passage-unfit`, `order-waits`
 */
export async function orderExpunge(
  tx: Tx,
  { actor, articleId, passage, reasonClass }: OrderToPlace,
): Promise<{ id: string }> {
  if (passage !== null) foldPassage(passage)
  const id = newId()
  const placed = await tx
    .insertInto('expunge_orders')
    .values({
      id,
      article_id: articleId,
      passage,
      reason_class: reasonClass,
      ordered_by: personOf(actor),
    })
    .onConflict((conflict) => conflict.column('article_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!placed) {
    throw new Failure('order-waits', 'Another order for this piece waits for a second person.')
  }
  const detail = { order: id, scope: passage === null ? 'article' : 'passage', reasonClass }
  await recordAct(tx, { actor, act: 'article.expunge-ordered', subject: articleId, detail })
  return { id }
}

export type OrderToPlace = {
  actor: Actor
  articleId: string
  passage: string | null
  reasonClass: ReasonClass
}

/**
 * The order goes, and nothing is destroyed.
 * @throws Failure `order-unknown`
 */
export async function cancelExpunge(
  tx: Tx,
  { actor, articleId, orderId }: { actor: Actor; articleId: string; orderId: string },
): Promise<void> {
  const gone = await tx
    .deleteFrom('expunge_orders')
    .where('id', '=', orderId)
    .where('article_id', '=', articleId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw unknownOrder()
  const detail = { order: orderId }
  await recordAct(tx, { actor, act: 'article.expunge-cancelled', subject: articleId, detail })
}

/**
 * Does what was ordered. It takes its locks itself: the caller has locked nothing (lock-work.ts). What
 * is left in the files of the database is overwritten by a job; after the commit the caller appends the
 * tombstone to the ledger.
 *
 * @throws Failure `order-unknown`, `two-persons-needed`, `passage-not-found`
 */
export async function confirmExpunge(
  tx: Tx,
  { actor, articleId, orderId }: { actor: Actor; articleId: string; orderId: string },
): Promise<Expunction> {
  const order = await findExpungeOrder(tx, articleId)
  if (order?.id !== orderId) throw unknownOrder()
  const { passage, reasonClass } = order
  const asked = { owner: { accountId: order.by.id }, second: actor, articleId, reasonClass }
  const expunction = await (passage === null
    ? expungeArticle(tx, asked).then((done) => done.expunction)
    : expungeWords(tx, { ...asked, passage }))
  await fileScrub(tx)
  // Where nothing was left to destroy, because somebody else has done it meanwhile.
  await tx.deleteFrom('expunge_orders').where('id', '=', orderId).execute()
  return expunction
}

async function expungeWords(
  tx: Tx,
  order: Parameters<typeof expungePassage>[1],
): Promise<Expunction> {
  const outcome = await expungePassage(tx, order)
  if (outcome.ok) return outcome.expunction
  throw wordsNotFound()
}

export function wordsNotFound(): Failure {
  return new Failure(
    'passage-not-found',
    'These words are not here, letter by letter in the same case: nothing was changed.',
  )
}

function unknownOrder(): Failure {
  return new Failure('order-unknown', 'This order does not wait any more.')
}

/** @throws Failure `two-persons-needed`: a command has its own way to expunge */
function personOf({ accountId }: Actor): string {
  if (accountId !== null) return accountId
  throw new Failure('two-persons-needed', 'An order is placed by a person with an account.')
}

function orders(db: Db) {
  return db
    .selectFrom('expunge_orders as o')
    .innerJoin('accounts as a', 'a.id', 'o.ordered_by')
    .select(['o.id', 'o.article_id', 'o.passage', 'o.reason_class', 'o.ordered_at'])
    .select(['a.id as byId', 'a.name as byName'])
}

type Row = Awaited<ReturnType<ReturnType<typeof orders>['executeTakeFirstOrThrow']>>

function toOrder(row: Row): ExpungeOrder {
  return {
    id: row.id,
    articleId: row.article_id,
    passage: row.passage,
    reasonClass: z.enum(reasonClasses).parse(row.reason_class),
    by: { id: row.byId, name: row.byName },
    at: row.ordered_at,
  }
}
