import type { Line } from '../page/line.ts'

const COUNT = String.raw`[(\[]?\d[\d ,.]*[kKкКmM]?[)\]]?`
const COUNTED = String.raw`(?:views?|comments?|shares?|likes?|reads?|replies|min(?:ute)?s? read|просмотр\p{L}*|коммент\p{L}*|мин\p{L}* чтения|қаралым|қаралды|рет қаралды|пікір|көрүү|пикир|izoh|ko['‘ʻ]rish\p{L}*|marta ko['‘ʻ]rildi|изоҳ|кўриш\p{L}*|марта кўрилди|шарҳ|назар|дидан|рет оқылды|оқылды|o['‘ʻ]qildi|ўқилди|görlen|okalan|seen|репост\p{L}*|подел\p{L}*|лайк\p{L}*)`
const COUNTER = new RegExp(`^(?:${COUNT} ${COUNTED}|${COUNTED}:? ${COUNT})[.!]?$`, 'iu')
/** `Görlen: 230`, `Listen 3:42`; a word or two and a figure at an end. */
const WORD_AND_NUMBER =
  /^(?:\p{L}[\p{L}'’‘ʻ-]*(?: \p{L}[\p{L}'’‘ʻ-]*)?(?::? ?[\d ]*\d(?:[:.,]\d+)?[kKкКmM]?|:? [([]\d[\d ]*[)\]])|[\d ]*\d \p{Ll}[\p{L}'’‘ʻ-]*(?: \p{Ll}[\p{L}'’‘ʻ-]*)?)$/u

/** `1,204 views`, `Комментарии: 4` */
export function isCounter({ seen, words }: Line): boolean {
  return words <= 6 && COUNTER.test(seen)
}

/** Short words with one figure; what they count is not known. */
export function isWordAndNumber({ seen, words, bullet }: Line): boolean {
  return words <= 4 && bullet === '' && /\d/.test(seen) && WORD_AND_NUMBER.test(seen)
}
