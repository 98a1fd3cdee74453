import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptWords, StoreTrouble, WordsStore } from './kept-words.ts'

interface Words extends DBSchema {
  words: { key: string; value: KeptWords; indexes: { account: string; piece: [string, string] } }
}

/** Copies of what the server has are of use for so long. */
const COPY_MS = 3 * 24 * 60 * 60 * 1000

/** The browser's own store (IndexedDB). Its methods reject where the browser forbids it or is full. */
export const wordsStore: WordsStore = openWordsStore()

/** Nothing is opened before it is asked. */
function openWordsStore(): WordsStore {
  let opening: Promise<IDBPDatabase<Words>> | undefined
  const open = () => {
    opening ??= openWords(() => {
      opening = undefined
    })
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }
  return {
    async list(account, articleId) {
      const database = await open()
      const found =
        articleId === undefined
          ? await database.getAllFromIndex('words', 'account', account)
          : await database.getAllFromIndex('words', 'piece', [account, articleId])
      return found.sort((a, b) => b.at - a.at)
    },
    async put(words) {
      const database = await open()
      // Strict: it is on the disk, not only with the system, when the promise resolves.
      const writing = database.transaction('words', 'readwrite', { durability: 'strict' })
      await Promise.all([writing.store.put(words), writing.done])
    },
    async remove(key) {
      const database = await open()
      await database.delete('words', key)
    },
  }
}

export function storeTrouble(error: unknown): StoreTrouble {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden'
}

async function openWords(onLost: () => void): Promise<IDBPDatabase<Words>> {
  const database = await openDB<Words>('chapar-desk', 1, {
    upgrade(fresh) {
      const words = fresh.createObjectStore('words', { keyPath: 'key' })
      words.createIndex('account', 'account')
      words.createIndex('piece', ['account', 'articleId'])
    },
    blocking() {
      database.close()
      onLost()
    },
    terminated: onLost,
  })
  await dropOldCopies(database)
  return database
}

/** Words that the server has not are never dropped, however old. */
async function dropOldCopies(database: IDBPDatabase<Words>): Promise<void> {
  const writing = database.transaction('words', 'readwrite')
  for await (const cursor of writing.store) {
    const { words, at } = cursor.value
    if (words === null && at < Date.now() - COPY_MS) await cursor.delete()
  }
  await writing.done
}
