const CLOSING = ' .:…!»›>→'

const STARTS_WITH_LETTER = /^[a-zа-я\d]/

/** The beginning of a line in lower case, without closing punctuation and arrows. */
export function phraseKey(lowerCase: string): string {
  const lower = lowerCase.slice(0, 200)
  let end = lower.length
  while (end > 0 && CLOSING.includes(lower.charAt(end - 1))) end -= 1
  const key = lower.slice(0, end)
  return STARTS_WITH_LETTER.test(key) ? key : key.replace(/^[^\p{L}\p{N}©(]+/u, '')
}

/** Phrases by their first two letters, so that each line is compared with a few only. */
export function indexPhrases(phrases: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const phrase of phrases) {
    const start = phrase.slice(0, 2)
    found.set(start, [...(found.get(start) ?? []), phrase])
  }
  return found
}

/** Whether the key begins with one of the phrases. */
export function startsWithOne(phrases: Map<string, string[]>, key: string): boolean {
  return (phrases.get(key.slice(0, 2)) ?? []).some((phrase) => key.startsWith(phrase))
}
