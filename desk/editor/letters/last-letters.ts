const KEY = 'chapar.desk.letters'
const KEPT = 10

/** The letters that were used last in this browser, the newest first. */
export function lastLetters(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, KEPT) : []
  } catch {
    // A browser may forbid the store; the palette works without it.
    return []
  }
}

export function rememberLetter(letter: string): string[] {
  const letters = [letter, ...lastLetters().filter((one) => one !== letter)].slice(0, KEPT)
  try {
    localStorage.setItem(KEY, JSON.stringify(letters))
  } catch {
    return letters
  }
  return letters
}
