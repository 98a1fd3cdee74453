/** A text as it is searched, with the place in the text of each of its UTF-16 units. */
export type FoldedText = { text: string; places: number[] }

/**
 * Folds what people spell in several ways, so that each spelling finds the others: letter case,
 * accents, ё and е, the letters that a Russian keyboard lacks (қ as к), and the mark of Oʻzbek in
 * all its shapes. Both the texts and the questions are folded so. Й stays: Russian stems need it.
 */
export function foldForSearch(text: string): FoldedText {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const sign of text) {
    const next = isMark(sign) && isInsideWord(text, at, sign.length) ? '' : foldSign(sign)
    for (let unit = 0; unit < next.length; unit += 1) places.push(at)
    folded += next
    at += sign.length
  }
  return { text: folded, places }
}

/** ʻ and ʼ are letters by themselves; the others stand in for them after o and g only. */
const LETTER_MARKS = /[\u02bb\u02bc]/
const OTHER_MARKS = /['`\u2018\u2019\u00b4]/

function isMark(sign: string): boolean {
  return LETTER_MARKS.test(sign) || OTHER_MARKS.test(sign)
}

function isInsideWord(text: string, at: number, length: number): boolean {
  const before = text.slice(0, at).at(-1) ?? ''
  const after = text.slice(at + length, at + length + 1)
  if (LETTER_MARKS.test(text.slice(at, at + length))) return /\p{L}/u.test(before)
  return /[og]/i.test(before) && /\p{L}/u.test(after)
}

const KEPT = 'й'

function foldSign(sign: string): string {
  const small = sign.toLowerCase()
  if (small === KEPT) return small
  const bare = small.normalize('NFD').replace(/\p{Mn}/gu, '')
  return [...bare].map((letter) => letters[letter] ?? letter).join('')
}

/** Letters that do not come apart into one of another keyboard and a mark. */
const letters: Record<string, string> = {
  ...{ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и' },
  ...{ ҳ: 'х', ҷ: 'ч', ӊ: 'н' },
  ...{ ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' },
}
