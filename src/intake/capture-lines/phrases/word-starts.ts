/** So many first letters of a phrase are its drawer; shorter phrases are not looked for. */
const DRAWER = 3

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * A search for many phrases at once, at the beginnings of words: time depends on the words of the
 * text, not on the number of phrases. Phrases are in lower case, three letters or longer.
 */
export class WordStarts {
  readonly #drawers = new Map<number, string[]>()

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const drawer = drawerAt(phrase, 0)
      this.#drawers.set(drawer, [...(this.#drawers.get(drawer) ?? []), phrase])
    }
  }

  /** Which of the phrases stand in a text in lower case, each once; at most `most`. */
  find(lower: string, most = Number.POSITIVE_INFINITY): Set<string> {
    const found = new Set<string>()
    let inWord = false
    for (let at = 0; at + DRAWER <= lower.length; at++) {
      const letter = isWordCode(lower.charCodeAt(at))
      if (letter && !inWord) {
        const phrases = this.#drawers.get(drawerAt(lower, at))
        if (phrases)
          for (const phrase of phrases) if (lower.startsWith(phrase, at)) found.add(phrase)
        if (found.size >= most) return found
      }
      inWord = letter
    }
    return found
  }
}

function drawerAt(text: string, at: number): number {
  const [a, b, c] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)]
  return (a << 20) ^ (b << 10) ^ c
}

function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
  return code > 0xbf && (code < 0x2000 || LETTER_OR_DIGIT.test(String.fromCharCode(code)))
}
