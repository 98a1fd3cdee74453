import type { KeptWords, WordsStore } from './kept-words.ts'
import type { TabLocks } from './tab-locks.ts'

/**
 * The records of tabs that are gone, words before mere copies and then the newest first. Those of
 * tabs that live are waited for: `onLeft` hears of each whose tab goes away and leaves words.
 */
export async function findLeftWords(
  { account, articleId, key }: Pick<KeptWords, 'account' | 'articleId' | 'key'>,
  tools: { store: WordsStore; locks: TabLocks; signal: AbortSignal },
  onLeft: (left: KeptWords) => void,
): Promise<KeptWords[]> {
  const { store, locks, signal } = tools
  const list = async () => (await store.list(account, articleId)).filter((one) => one.key !== key)
  const all = await list()
  const left: KeptWords[] = []
  for (const one of all) {
    if (await locks.isGone(one.key)) left.push(one)
    else {
      locks
        .whenGone(one.key, signal)
        .then(async () => {
          const found = (await list()).find((other) => other.key === one.key)
          if (found) onLeft(found)
        })
        // Called off, since this tab goes away itself; or the store ceased to answer.
        .catch(() => {})
    }
  }
  return left.sort((a, b) => Number(b.words !== null) - Number(a.words !== null))
}
