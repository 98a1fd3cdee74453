/** An amount has no more digits than this before its decimals, and as many decimals at most. */
const MOST_DIGITS = 15

/**
 * An amount as people write it, as a plain decimal: '1 000,50', '1,000.50' and "1'000.50" are
 * '1000.50'. Where there is one comma or point only, the language says whether it parts thousands:
 * '1,000' is a thousand in English and one in Russian. Null where it is no amount, or a huge one.
 */
export function readAmount(text: string, language: string): string | null {
  const folded = text.normalize('NFKC').replace(/[\s'’ʼ_]/gu, '')
  if (!/^[\d.,]+$/.test(folded) || !/\d/.test(folded)) return null
  const point = decimalPoint(folded, language)
  const parts = point === '' ? [folded] : folded.split(point)
  if (parts.length > 2) return null
  const [whole = '', decimals = ''] = parts
  if (!isWhole(whole) || !/^\d*$/.test(decimals)) return null
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0'
  if (digits.length > MOST_DIGITS || decimals.length > MOST_DIGITS) return null
  return decimals === '' ? digits : `${digits}.${decimals}`
}

/** The sign that parts the decimals; '' where none does. */
function decimalPoint(text: string, language: string): string {
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')]
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  const sign = comma >= 0 ? ',' : point >= 0 ? '.' : ''
  if (sign === '') return ''
  const isMany = text.indexOf(sign) !== text.lastIndexOf(sign)
  const isThousands = sign === ',' && language === 'en' && /^\d{1,3}(,\d{3})+$/.test(text)
  return isMany || isThousands ? '' : sign
}

/** Digits, or thousands parted by one sign. */
function isWhole(text: string): boolean {
  return /^\d*$/.test(text) || /^\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+)$/.test(text)
}
