import type { Db, Tx } from '#platform/database.ts'
import { type Expunction, expunctionSchema } from './expunction.ts'

/** Every expunction of this database, or those that were ordered for one of these pieces, oldest first. */
export async function listExpunctions(db: Db, ofPieces?: readonly string[]): Promise<Expunction[]> {
  const rows = await db
    .selectFrom('expunctions')
    .selectAll()
    .$if(ofPieces !== undefined, (q) => q.where('article_id', 'in', ofPieces ?? []))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) =>
    expunctionSchema.parse({
      id: row.id,
      articleId: row.article_id,
      scope: row.scope,
      reasonClass: row.reason_class,
      orderedBy: row.ordered_by,
      confirmedBy: row.confirmed_by,
      at: row.at.toISOString(),
      length: row.passage_length,
      hint: row.passage_hint,
      salt: row.passage_salt,
      digest: row.passage_digest,
      prints: row.piece_prints ?? [],
    }),
  )
}

/** Files the tombstone; nothing happens where it is there already. */
export async function storeExpunction(tx: Tx, expunction: Expunction): Promise<void> {
  const print = expunction.scope === 'passage' ? expunction : null
  await tx
    .insertInto('expunctions')
    .values({
      id: expunction.id,
      article_id: expunction.articleId,
      scope: expunction.scope,
      reason_class: expunction.reasonClass,
      passage_length: print?.length ?? null,
      passage_hint: print?.hint ?? null,
      passage_salt: print?.salt ?? null,
      passage_digest: print?.digest ?? null,
      piece_prints: expunction.scope === 'article' ? JSON.stringify(expunction.prints) : null,
      ordered_by: expunction.orderedBy,
      confirmed_by: expunction.confirmedBy,
      at: expunction.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
