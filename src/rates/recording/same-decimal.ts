/** Whether two plain decimals are one number, whatever zeros they are written with. */
export function sameDecimal(a: string, b: string): boolean {
  return a === b || plain(a) === plain(b)
}

function plain(decimal: string): string {
  const short = decimal.replace(/^0+(?=\d)/, '')
  return short.includes('.') ? short.replace(/\.?0+$/, '') : short
}
