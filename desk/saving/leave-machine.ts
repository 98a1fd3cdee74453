import { flushOpenCopies } from './open-copies.ts'
import { wordsStore } from './words-store.ts'

/** A piece of which words are on this machine only. */
export type UnsentPiece = { articleId: string; headline: string }

/** After a last try to send them; each piece once. Nothing where the browser keeps nothing. */
export async function listUnsent(account: string): Promise<UnsentPiece[]> {
  await flushOpenCopies()
  const kept = await wordsStore.list(account).catch(() => [])
  const unsent = new Map<string, UnsentPiece>()
  for (const { articleId, words } of kept) {
    if (!words || unsent.has(articleId)) continue
    unsent.set(articleId, { articleId, headline: words.draft.text.headline })
  }
  return [...unsent.values()]
}

/** Before signing out. Words that the server has not stay, unless they are to be thrown away. */
export async function leaveMachine(
  account: string,
  { isThrowingAway }: { isThrowingAway: boolean },
): Promise<void> {
  await wordsStore.forgetCopies()
  if (!isThrowingAway) return
  for (const { key, words } of await wordsStore.list(account)) {
    if (words) await wordsStore.remove(key)
  }
}
