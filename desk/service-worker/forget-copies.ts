/**
 * Takes the copies of what the server has out of the browser's own store; saving/words-store.ts makes
 * them, and words that are only there stay. Without the library of the pages: a worker is one file,
 * which shares no part with them.
 */
export async function forgetCopies(): Promise<void> {
  const database = await openWords()
  if (!database) return
  try {
    await dropCopies(database)
  } finally {
    database.close()
  }
}

/** null where there is none: a page is to make it, with its indexes. */
function openWords(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('chapar-desk')
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => resolve(null)
  })
}

function dropCopies(database: IDBDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const writing = database.transaction('words', 'readwrite')
    writing.oncomplete = () => resolve()
    writing.onerror = () => reject(writing.error)
    const cursors = writing.objectStore('words').openCursor()
    cursors.onsuccess = () => {
      const cursor = cursors.result
      if (!cursor) return
      if (cursor.value.words === null) cursor.delete()
      cursor.continue()
    }
  })
}
