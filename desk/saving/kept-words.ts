import type { Piece } from '#contract/desk.ts'
import type { KeptDraft } from './working-state.ts'

/**
 * What one tab had of one piece, in the browser's own store. `piece` is what the server had when
 * the draft was begun. A record without `words` is a copy for opening it without the network.
 */
export type KeptWords = {
  /** of the tab */
  key: string
  account: string
  articleId: string
  piece: Piece
  words: KeptDraft | null
  /** milliseconds since 1970 */
  at: number
}

/** Where words are kept on this machine; each person sees their own only. */
export type WordsStore = {
  /** the newest first */
  list(account: string, articleId?: string): Promise<KeptWords[]>
  put(words: KeptWords): Promise<void>
  remove(key: string): Promise<void>
}

/** Why this machine keeps no words. */
export type StoreTrouble = 'full' | 'forbidden'
