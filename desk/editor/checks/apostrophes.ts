import type { Edition } from '#contract/edition.ts'
import type { Finding } from './finding.ts'

/**
 * Uzbek in Latin letters writes oʻ and gʻ with U+02BB and the glottal stop with U+02BC; in all
 * other editions the mark inside a word is ’ (U+2019). What is typed is mostly '.
 */
export function findWrongApostrophes(text: string, edition: Edition): Finding[] {
  return edition === 'uz-Latn' ? inUzbek(text) : straight(text)
}

function inUzbek(text: string): Finding[] {
  return [...text.matchAll(/(?<=\p{L})['’‘`ʻʼ´]/gu)].flatMap(({ index, 0: sign }) => {
    const isLetterMark = /[oOgG]/.test(text[index - 1] ?? '')
    const goesOn = /\p{L}/u.test(text[index + 1] ?? '')
    if (!isLetterMark && !goesOn) return []
    const right = isLetterMark ? 'ʻ' : 'ʼ'
    if (sign === right) return []
    const message = `In Uzbek this sign is ${right}`
    return [{ kind: 'apostrophe', start: index, end: index + 1, message, mend: right }]
  })
}

function straight(text: string): Finding[] {
  return [...text.matchAll(/(?<=\p{L})['`´](?=\p{L})/gu)].map(({ index }) => ({
    ...{ kind: 'apostrophe', start: index, end: index + 1 },
    ...{ message: 'A straight mark: the apostrophe is ’', mend: '’' },
  }))
}
