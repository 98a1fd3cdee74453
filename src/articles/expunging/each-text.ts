import { textWithLinks } from '#expunctions/expunge-text.ts'
import { spellingsOf } from '#expunctions/passage.ts'
import { stringsIn } from '#expunctions/told.ts'
import type { Tx } from '#platform/database.ts'
import { listPageTexts } from '#site/find-in-pages.ts'
import { eachAuditDetail } from './expunge-audit.ts'
import { eachCapture } from './expunge-captures.ts'
import { listPictureWords } from './expunge-pictures.ts'
import { eachRefusal } from './expunge-refusals.ts'
import type { LockedWork } from './lock-work.ts'
import { eachSavedText } from './saved-texts.ts'
import { listNotes } from './stored-notes.ts'
import { listTexts } from './stored-texts.ts'

/** Every text in which destroy-passage.ts looks, the most likely first. */
export async function* eachText(tx: Tx, work: LockedWork): AsyncGenerator<string> {
  const articleIds = work.map(({ id }) => id)
  for (const { text } of await listTexts(tx, articleIds)) yield textWithLinks(text)
  for await (const { text, slug } of eachSavedText(tx, articleIds)) {
    yield* [textWithLinks(text), ...spellingsOf(slug)]
  }
  for await (const { text, name, origin, reading } of eachCapture(tx)) {
    yield* [text, name, origin, ...stringsIn(reading)]
  }
  for await (const { file } of eachRefusal(tx)) yield file
  const bylines = await tx.selectFrom('bylines').select(['name', 'about', 'disclosure']).execute()
  for (const { name, about, disclosure } of bylines) yield* [name, about, disclosure]
  for (const { id: _, ...words } of await listPictureWords(tx)) yield* Object.values(words)
  yield* await listPageTexts(tx)
  for (const { words } of await listNotes(tx, articleIds)) yield words
  for await (const { detail } of eachAuditDetail(tx)) yield* stringsIn(detail)
}
