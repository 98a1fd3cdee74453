import type { Draft } from './draft.ts'
import type { KeptWords, WordsStore } from './kept-words.ts'
import { findLeftWords } from './left-words.ts'
import type { TabLocks } from './tab-locks.ts'

type Tools = {
  store: WordsStore
  locks: TabLocks
  signal: AbortSignal
  /** whether these words are no news: the tab has them, or the server */
  knows: (draft: Draft) => boolean
  onChange: () => void
}

/** Words of tabs that are gone. They are offered, one after the other, like those of a colleague. */
export class LeftBehind {
  #whose: Pick<KeptWords, 'account' | 'articleId' | 'key'>
  #tools: Tools
  #waiting: KeptWords[] = []

  constructor(whose: Pick<KeptWords, 'account' | 'articleId' | 'key'>, tools: Tools) {
    this.#whose = whose
    this.#tools = tools
  }

  /** What is to be brought together with this tab's words next. */
  get next(): KeptWords | undefined {
    return this.#waiting[0]
  }

  /** Records of tabs that are gone by now; those that go later are taken up by themselves. */
  find(): Promise<KeptWords[]> {
    return findLeftWords(this.#whose, this.#tools, (left) => this.takeUp(left))
  }

  takeUp(left: KeptWords): void {
    if (left.words === null || this.#tools.knows(left.words.draft)) void this.forget(left)
    else this.#waiting = [...this.#waiting, left]
    this.#tools.onChange()
  }

  /** Takes the next off the list: a person has decided. Its record stays until it is forgotten. */
  settle(): KeptWords | undefined {
    const [settled, ...rest] = this.#waiting
    this.#waiting = rest
    return settled
  }

  /** A record that cannot be removed is found again, and is known then. */
  forget({ key }: KeptWords): Promise<void> {
    return this.#tools.store.remove(key).catch(() => {})
  }
}
