import type { Finding } from './finding.ts'

const CLOSES: Record<string, string> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '«': '»',
  '„': '“',
  '“': '”',
}
const CLOSING = new Set([')', ']', '}', '»', '”'])

/**
 * Brackets and quotation marks that open and do not close, or close and never opened. In German
 * and Russian quotations “ closes „. A paragraph of a longer quotation may stay open: it is told
 * all the same, as a question.
 */
export function findUnclosed(text: string): Finding[] {
  const open: { sign: string; at: number }[] = []
  const findings: Finding[] = []
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const last = open.at(-1)
    if (last && CLOSES[last.sign] === sign) open.pop()
    else if (CLOSES[sign]) open.push({ sign, at })
    else if (CLOSING.has(sign) && !isEnumerating(text, at)) {
      const opened = open.findLastIndex((one) => CLOSES[one.sign] === sign)
      if (opened >= 0) findings.push(...open.splice(opened).slice(1).map(unclosed))
      else findings.push(told(at, `“${sign}” closes nothing`))
    }
  }
  return [...findings, ...open.map(unclosed), ...oddStraightMarks(text)].sort(
    (a, b) => a.start - b.start,
  )
}

function unclosed({ sign, at }: { sign: string; at: number }): Finding {
  return told(at, `“${sign}” is not closed in this paragraph`)
}

function told(at: number, message: string): Finding {
  return { kind: 'unclosed', start: at, end: at + 1, message }
}

/** "1)" and "a)" at the start of a line count, and close nothing. */
function isEnumerating(text: string, at: number): boolean {
  return text[at] === ')' && /(^|\s)(\p{L}|\p{N}{1,2})$/u.test(text.slice(Math.max(0, at - 3), at))
}

/** Straight marks: an odd one is not closed. Behind a digit they are inches. */
function oddStraightMarks(text: string): Finding[] {
  const marks = [...text.matchAll(/(?<!\d)"/g)]
  const last = marks.at(-1)
  return last && marks.length % 2 === 1 ? [unclosed({ sign: '"', at: last.index })] : []
}
