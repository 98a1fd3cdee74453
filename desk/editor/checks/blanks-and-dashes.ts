import type { Finding } from './finding.ts'

/** Two blanks where one is meant. */
export function findDoubleBlanks(text: string): Finding[] {
  return [...text.matchAll(/[ \u00a0]{2,}/g)].map(({ index, 0: blanks }) => ({
    ...{ kind: 'double-blank', start: index, end: index + blanks.length },
    ...{ message: 'More than one blank', mend: blanks.includes('\u00a0') ? '\u00a0' : ' ' },
  }))
}

/**
 * A hyphen where a dash is meant: between two numbers (a span, not a telephone number, a date or
 * an account of a match) and between blanks. A hyphen is no error in 2025-08-18 or COVID-19.
 */
export function findHyphensForDashes(text: string): Finding[] {
  const spans = [
    ...text.matchAll(
      /(?<![\p{L}\p{N}.,/:+-])(\d{1,4}(?:[.,]\d+)?)-(\d{1,4}(?:[.,]\d+)?)(?![\p{L}\p{N}/:-]|[.,]\d)/gu,
    ),
  ]
  const between = [...text.matchAll(/(?<=\S) -(?= \S)/g)]
  return [
    ...spans.map(({ index, 1: first = '' }) => dash(index + first.length, '–', 'Between numbers')),
    ...between.map(({ index }) => dash(index + 1, '—', 'Between words')),
  ].sort((a, b) => a.start - b.start)
}

function dash(at: number, sign: string, where: string): Finding {
  const message = `${where} a dash is meant: ${sign}`
  return { kind: 'hyphen', start: at, end: at + 1, message, mend: sign }
}
