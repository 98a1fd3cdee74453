import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { isSignedOut, whosePage } from '../api/sign-in-state.ts'
import type { KeptWords, StoreTrouble, WordsStore } from './kept-words.ts'

interface Words extends DBSchema {
  words: { key: string; value: KeptWords; indexes: { account: string; piece: [string, string] } }
}

/** Copies of what the server has are of use for so long. */
const COPY_MS = 3 * 24 * 60 * 60 * 1000

/** Somebody is signing out in this tab: what the server has is not to be left on this machine. */
let isLeaving = false

/** The browser's own store (IndexedDB). Its methods reject where the browser forbids it or is full. */
export const wordsStore: WordsStore & { forgetCopies(): Promise<void> } = openWordsStore()

/** Nothing is opened before it is asked. */
function openWordsStore(): typeof wordsStore {
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
      const isCopy = words.words === null
      if (isCopy && (isLeaving || isSignedOut.get())) return database.delete('words', words.key)
      // Strict: it is on the disk, not only with the system, when the promise resolves.
      const writing = database.transaction('words', 'readwrite', { durability: 'strict' })
      await Promise.all([writing.store.put(words), writing.done])
    },
    async remove(key) {
      const database = await open()
      await database.delete('words', key)
    },
    /** With signing out: all that the server has, and nothing that it has not. */
    async forgetCopies() {
      isLeaving = true
      // The browser has brought the page back from its memory: it was not left after all.
      window.addEventListener('pageshow', () => {
        isLeaving = false
      })
      await dropCopies(await open(), () => true)
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
  const person = whosePage()
  const isOld = ({ at }: KeptWords) => at < Date.now() - COPY_MS
  await dropCopies(database, (one) => isOld(one) || (person !== null && one.account !== person))
  return database
}

/** Words that the server has not are never dropped, however old, and whosever they are. */
async function dropCopies(
  database: IDBPDatabase<Words>,
  isDropped: (copy: KeptWords) => boolean,
): Promise<void> {
  const writing = database.transaction('words', 'readwrite')
  for await (const cursor of writing.store) {
    if (cursor.value.words === null && isDropped(cursor.value)) await cursor.delete()
  }
  await writing.done
}
