import type { ReasonClass } from '#contract/desk-expunge.ts'
import type { Expunction, PassageExpunction } from '#expunctions/expunction.ts'
import { foldPassage } from '#expunctions/passage.ts'
import { isPassage, printOf } from '#expunctions/passage-print.ts'
import { printsOf } from '#expunctions/piece-prints.ts'
import { listExpunctions, storeExpunction } from '#expunctions/stored-expunctions.ts'
import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#staff/audit-log.ts'
import { applyArticle, applyPassage, fileExpunction } from './expunging/apply-expunction.ts'
import type { Removed } from './expunging/destroy-passage.ts'
import { findAgain } from './expunging/forget-found.ts'
import { type LockedWork, lockWork } from './expunging/lock-work.ts'
import { listTexts } from './expunging/stored-texts.ts'
import { requireTwoPersons } from './expunging/two-persons.ts'

/** `owner` orders it, `second` confirms it: two people with active accounts. */
export type ArticleToExpunge = {
  owner: Actor
  second: Actor
  articleId: string
  reasonClass: ReasonClass
}

export type PassageToExpunge = Omit<ArticleToExpunge, 'articleId'> & {
  /** null: it stands in no piece, but in a standing page or what the paper says of itself */
  articleId: string | null
  /** as printed; case counts, white space does not */
  passage: string
}

export type PassageExpunged =
  | { ok: true; expunction: Expunction; removed: Removed }
  | { ok: false; reason: 'not-found' }

/**
 * Destroys a passage, which leaves "[…]": in every revision and working copy of the piece and of its
 * other editions, the notes about them, their anchors and addresses, in every capture and in the
 * details of the audit log; in every version of every standing page, and in what the paper says of
 * itself. A byline with it goes, unless another work is public under that name. It
 * counts letter case: `Jane` leaves `jane`. It stands above "what was printed stays printed", and cannot be undone.
 *
 * Done once more it finds nothing, and answers with the tombstone that is there. After the commit
 * the caller appends the tombstone to the ledger (expunction-ledger.ts) and lets the dead rows be
 * overwritten (scrub-after-expunge.ts).
 *
 * A link elsewhere in the paper that leads to an address which told of the passage stays as it is.
 * A name in a script other than Latin is not recognised in an address: expunge its Latin spelling too.
 *
 * @throws Failure `two-persons-needed`, `article-unknown`, `passage-unfit`
 */
export async function expungePassage(tx: Tx, order: PassageToExpunge): Promise<PassageExpunged> {
  const { owner, second, articleId, reasonClass } = order
  const persons = await requireTwoPersons(tx, { owner, second })
  const passage = foldPassage(order.passage)
  const work = articleId ? await lockKnownWork(tx, articleId) : await lockWork(tx, null)
  const known = await findExpunction(tx, { articleId, work, passage })
  const { changed, removed, tags } = await applyPassage(tx, work, passage)
  await findAgain(tx, work)
  if (!changed) {
    return known ? { ok: true, expunction: known, removed } : { ok: false, reason: 'not-found' }
  }
  const expunction: Expunction = known ?? {
    ...{ id: newId(), articleId, reasonClass, ...persons, at: new Date().toISOString() },
    scope: 'passage',
    ...(await printOf(passage)),
  }
  await storeExpunction(tx, expunction)
  await fileExpunction(tx, { actor: owner, expunction, tags })
  return { ok: true, expunction, removed }
}

/**
 * Destroys a whole piece in one edition: every text of every revision, the working copy, notes and
 * anchors, its sentences in captures, the details of its acts. It leaves the listings, and its
 * addresses answer 410 with a sentence made from the class of reason. For a name in an address,
 * expunge that passage first, and for a byline, whose page stays. A teaser in a capture that breaks off inside a sentence is not
 * recognised: expunge it as a passage.
 *
 * Done once more it changes nothing. The caller's part after the commit is as above.
 *
 * @throws Failure `two-persons-needed`, `article-unknown`
 */
export async function expungeArticle(
  tx: Tx,
  { owner, second, articleId, reasonClass }: ArticleToExpunge,
): Promise<{ expunction: Expunction }> {
  const persons = await requireTwoPersons(tx, { owner, second })
  const work = await lockKnownWork(tx, articleId)
  const known = (await listExpunctions(tx)).find(
    (other) => other.scope === 'article' && other.articleId === articleId,
  )
  const texts = known ? [] : (await listTexts(tx, [articleId])).map(({ text }) => text)
  const prints = await printsOf(texts)
  const applied = await applyArticle(tx, work, {
    articleId,
    reasonClass: known?.reasonClass ?? reasonClass,
  })
  await findAgain(tx, work)
  const expunction: Expunction = known ?? {
    ...{ id: newId(), articleId, reasonClass, ...persons, at: new Date().toISOString() },
    scope: 'article',
    prints,
  }
  if (known && !applied.changed) return { expunction }
  await storeExpunction(tx, expunction)
  await fileExpunction(tx, { actor: owner, expunction, tags: applied.tags })
  return { expunction }
}

async function lockKnownWork(tx: Tx, articleId: string): Promise<LockedWork> {
  const work = await lockWork(tx, articleId)
  if (work.length === 0) throw new Failure('article-unknown', 'There is no such piece.')
  return work
}

/** The tombstone of the same passage in the same work, or of one that was ordered for no piece too. */
async function findExpunction(
  tx: Tx,
  order: { articleId: string | null; work: LockedWork; passage: string },
): Promise<PassageExpunction | null> {
  for (const other of await listExpunctions(tx)) {
    const isOfWork = order.work.some(({ id }) => id === other.articleId)
    if (other.scope !== 'passage' || !(isOfWork || other.articleId === order.articleId)) continue
    if (await isPassage(order.passage, other)) return other
  }
  return null
}
