/** Texts as they are kept: what is said of a picture is one line each. */
export function inOneLine<T extends Record<string, string>>(words: T): T {
  const lines = Object.entries(words).map(([name, text]) => [
    name,
    text.replace(/\s+/g, ' ').trim(),
  ])
  return Object.fromEntries(lines) as T // the same names
}
