/** What could be markup anywhere in a line; `|` because cells of tables are lines too. */
const SIGNS = /[\\`*_[\]<>~|]/g
/** Some parsers see a link in `\](`, which CommonMark does not. */
const LINK_MIDDLE = /(?<=\])\(/g
/** `&copy;`, but not `Q&A`. */
const ENTITY = /&(?=#?\w+;)/g
/** Where GitHub's dialect makes links of bare addresses: `https://`, `www.`, `desk@…`, `mailto:`. */
const BARE_ADDRESS = /:(?=\/\/)|(?<=\bwww)\.|@|(?<=\b(?:mailto|xmpp)):/gi
/** What makes a heading, list, rule or underline at the beginning of a line. */
const START = /^(?:[#+=-]|\d+(?=[.)]))/

/** Text of one or more lines in which nothing is markup, wherever in a line it stands. */
export function escapeText(text: string): string {
  return escapedUnits(text).join('')
}

/** The same for each UTF-16 unit by itself. */
export function escapedUnits(text: string): string[] {
  const signs = [SIGNS, LINK_MIDDLE, ENTITY, BARE_ADDRESS].flatMap((sign) => [
    ...text.matchAll(sign),
  ])
  const places = new Set(signs.map((match) => match.index))
  return text.split('').map((unit, i) => (places.has(i) ? `\\${unit}` : unit))
}

/**
 * Lines of inline markdown made fit to stand in a block: trimmed, none blank, none beginning like a
 * block of its own. A line feed in the text becomes a hard line break.
 */
export function inlineLines(markdown: string): string[] {
  const lines = markdown.split('\n').map((line) => escapeStart(line.trim()))
  const filled = lines.filter(Boolean)
  return filled.map((line, i) => (i < filled.length - 1 ? `${line}\\` : line))
}

/** The same on one line, for headings and cells. */
export function inlineLine(markdown: string): string {
  return escapeStart(markdown.replace(/\s+/gu, ' ').trim())
}

/** A target inside angle brackets, which a stored address never holds itself. */
export function linkTo(markdown: string, address: string): string {
  const target = address.replace(/[\\<>]/g, encodeURIComponent).replace(ENTITY, '\\&')
  return `[${markdown}](<${target}>)`
}

function escapeStart(line: string): string {
  return line
    .replace(START, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/, '$1\\$2')
}
