/** White space folded: one blank for each run, line breaks and no-break spaces among them. */
export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** A line about the page or the piece, which no reader can take for published text. */
export function marked(text: string): string {
  return `[${fold(text)}]`
}

/** A line inside a box: a row of a table, a line of an aside. */
export function boxed(text: string): string {
  return `| ${fold(text)}`.trimEnd()
}
