import type { KeptWords, StoreTrouble, WordsStore } from './kept-words.ts'

export type Clock = {
  now(): number
  /** Returns what calls it off. */
  after(ms: number, act: () => void): () => void
}

/** Changes are on this machine after so long; the promise is half a second. */
const KEEP_MS = 250

/** Writes the record of one tab after changes, one writing after the other and the newest last. */
export class WordKeeper {
  trouble: StoreTrouble | null = null
  #read: () => KeptWords | null
  #tools: KeeperTools
  #stopTimer: (() => void) | null = null
  #writing: Promise<void> = Promise.resolve()
  #has: KeptWords | null = null

  /** `read`: what stands now; null where there is nothing to keep. */
  constructor(read: () => KeptWords | null, tools: KeeperTools) {
    this.#read = read
    this.#tools = tools
  }

  /** What the store had of this tab when it last wrote; null where it could not. */
  get has(): KeptWords | null {
    return this.#has
  }

  keepSoon(): void {
    this.#stopTimer ??= this.#tools.clock.after(KEEP_MS, () => void this.keepNow())
  }

  keepNow(): Promise<void> {
    this.#stopTimer?.()
    this.#stopTimer = null
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  async #write(): Promise<void> {
    const words = this.#read()
    if (!words) return
    try {
      await this.#tools.store.put(words)
      this.#has = words
      this.trouble = null
    } catch (error) {
      this.#has = null
      this.trouble = this.#tools.storeTrouble(error)
    }
    this.#tools.onKept()
  }
}

type KeeperTools = {
  store: Pick<WordsStore, 'put'>
  storeTrouble: (error: unknown) => StoreTrouble
  clock: Clock
  onKept: () => void
}
