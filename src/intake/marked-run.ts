import type { Token, Tokens } from 'marked'
import type { Mark } from '#contract/body.ts'

/** The text of a block with its marks. Links to `story:slug` are not resolved yet. */
export type MarkedRun = { text: string; marks: Mark[] }

/** Called for what the body has no place for; throws. */
export type Refuse = (token: Token, what: string) => never

/** Reads the inline tokens of one block. Line breaks of the source are blanks. */
export function readMarkedRun(tokens: readonly Token[], refuse: Refuse): MarkedRun {
  const run: MarkedRun = { text: '', marks: [] }
  for (const token of tokens) readInto(run, token, refuse)
  return run
}

function readInto(run: MarkedRun, token: Token, refuse: Refuse): void {
  switch (token.type) {
    case 'text':
      run.text += plainText(token, refuse)
      break
    case 'escape':
      run.text += token.text
      break
    case 'br':
      run.text += '\n'
      break
    case 'strong':
      mark(run, { type: 'strong' }, token, refuse)
      break
    case 'em':
      mark(run, { type: 'emphasis' }, token, refuse)
      break
    case 'link':
      if (token.title) refuse(token, 'a link has no title here')
      mark(run, { type: 'link', href: token.href }, token, refuse)
      break
    case 'html':
      refuse(token, 'raw HTML is not taken')
      break
    case 'image':
      refuse(token, 'pictures cannot be given in a story file yet')
      break
    default:
      refuse(token, `${names[token.type] ?? token.type} has no place in a story`)
  }
}

function mark(
  run: MarkedRun,
  kind: { type: 'strong' | 'emphasis' } | { type: 'link'; href: string },
  token: Token,
  refuse: Refuse,
): void {
  const start = run.text.length
  // An outer mark stands before the marks inside it.
  const place = run.marks.push({ ...kind, start, end: start }) - 1
  // Of marked's `Token` the member that any type fits, since the caller's case does not narrow.
  for (const inner of (token as Tokens.Generic).tokens ?? []) readInto(run, inner, refuse)
  run.marks[place] = { ...kind, start, end: run.text.length }
}

function plainText(token: Token, refuse: Refuse): string {
  if (/&(#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i.test(token.raw)) {
    refuse(token, 'a character is written as itself, not as &…;')
  }
  return token.raw.replace(/[ \t]*\n[ \t]*/g, ' ')
}

const names: Record<string, string> = { codespan: 'code', del: 'struck-out text' }
