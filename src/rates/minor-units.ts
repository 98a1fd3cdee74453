/** How many decimals an amount of a currency has, by ISO 4217. */
export function minorUnits(currency: string): number {
  return others[currency] ?? 2
}

/** What is not here has two. Intl differs for some, since it follows the habit of shops. */
const others: Record<string, number> = {
  BHD: 3,
  CLP: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}
