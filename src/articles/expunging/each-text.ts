import type { Tx } from '#platform/database.ts'
import { eachAuditDetail } from './expunge-audit.ts'
import { eachCapture } from './expunge-captures.ts'
import { flatText } from './expunge-text.ts'
import type { LockedWork } from './lock-work.ts'
import { listTexts } from './stored-texts.ts'
import { stringsIn } from './told.ts'

/** Every text in which destroy-passage.ts looks, the most likely first. */
export async function* eachText(tx: Tx, work: LockedWork): AsyncGenerator<string> {
  const articleIds = work.map(({ id }) => id)
  for (const { text } of await listTexts(tx, articleIds)) yield flatText(text)
  for await (const { text, name, origin, reading } of eachCapture(tx)) {
    yield* [text, name, origin, ...stringsIn(reading)]
  }
  if (articleIds.length > 0) yield* await listNotes(tx, articleIds)
  for await (const { detail } of eachAuditDetail(tx)) yield* stringsIn(detail)
}

async function listNotes(tx: Tx, articleIds: readonly string[]): Promise<string[]> {
  const notes = await tx
    .selectFrom('corrections')
    .select('public_note')
    .where('article_id', 'in', articleIds)
    .execute()
  const articles = await tx
    .selectFrom('articles')
    .select(['public_reason', 'recovered_from'])
    .where('id', 'in', articleIds)
    .execute()
  const words = articles.flatMap((row) => [row.public_reason ?? '', row.recovered_from ?? ''])
  return [...notes.map((note) => note.public_note), ...words]
}
