/** So many first letters of a phrase are its drawer; shorter phrases are not looked for. */
const DRAWER = 3

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * A search for many phrases at once, at the beginnings of words: time depends on the words of the
 * text, not on the number of phrases. Phrases are in lower case, three letters or longer.
 */
export class WordStarts {
  readonly #drawers = new Map<number, string[]>()
  /** Which pairs of first letters occur, to pass quickly over most words. */
  readonly #pairs = new Uint8Array(1 << 16)

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const drawer = drawerAt(phrase, 0)
      this.#drawers.set(drawer, [...(this.#drawers.get(drawer) ?? []), phrase])
      this.#pairs[pairAt(phrase.charCodeAt(0), phrase.charCodeAt(1))] = 1
    }
  }

  /** Which of the phrases stand in a text in lower case, each once; at most `most`. */
  find(lower: string, most = Number.POSITIVE_INFINITY): Set<string> {
    const found = new Set<string>()
    const pairs = this.#pairs
    let before = 0x20
    let code = lower.charCodeAt(0)
    for (let at = 0; at + DRAWER <= lower.length; at++) {
      const next = lower.charCodeAt(at + 1)
      const isStart = pairs[pairAt(code, next)] === 1 && !isWordCode(before)
      before = code
      code = next
      if (!isStart) continue
      for (const phrase of this.#drawers.get(drawerAt(lower, at)) ?? NONE)
        if (lower.startsWith(phrase, at)) found.add(phrase)
      if (found.size >= most) return found
    }
    return found
  }
}

const NONE: readonly string[] = []

function pairAt(first: number, second: number): number {
  return ((first & 0xff) << 8) | (second & 0xff)
}

function drawerAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 20) ^ (text.charCodeAt(at + 1) << 10) ^ text.charCodeAt(at + 2)
}

function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
  return code > 0xbf && (code < 0x2000 || LETTER_OR_DIGIT.test(String.fromCharCode(code)))
}
