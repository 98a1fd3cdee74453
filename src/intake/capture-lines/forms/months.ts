/**
 * How the months begin, in the languages of the region; the first that fits counts, so longer
 * beginnings stand before shorter ones. A word is a month if it begins so.
 */
const BEGINNINGS: readonly (readonly [number, readonly string[]])[] = [
  [1, ['jan', 'янв', 'қаңтар', 'январ', 'үчтүн', 'yanv', 'yanw', 'ýanw']],
  [2, ['feb', 'фев', 'ақпан', 'бирдин', 'fev', 'few']],
  [3, ['march', 'mar', 'март', 'наурыз', 'жалган']],
  [4, ['apr', 'апр', 'сәуір', 'чын', 'aprel']],
  [5, ['may', 'мая', 'май', 'мамыр', 'бугу', 'maý']],
  [6, ['june', 'jun', 'июн', 'маусым', 'кулжа', 'iyun', 'iýun']],
  [7, ['july', 'jul', 'июл', 'шілде', 'теке', 'iyul', 'iýul']],
  [8, ['aug', 'авг', 'тамыз', 'баш', 'avg', 'awg']],
  [9, ['sep', 'сен', 'қыркүйек', 'аяк', 'sent']],
  [10, ['oct', 'okt', 'окт', 'қазан', 'тогуз']],
  [11, ['nov', 'noý', 'noy', 'ноя', 'қараша', 'жетинин']],
  [12, ['dec', 'dek', 'дек', 'желтоқсан', 'бештин']],
]

/** 1 to 12, or null. Accepts inflected and shortened forms: `августа`, `Aug.`, `тамызда`. */
export function findMonth(word: string): number | null {
  const lower = word.toLowerCase().replace(/\.$/, '')
  if (lower.length < 3) return null
  for (const [month, beginnings] of BEGINNINGS) {
    if (beginnings.some((beginning) => lower.startsWith(beginning))) return month
  }
  return null
}
