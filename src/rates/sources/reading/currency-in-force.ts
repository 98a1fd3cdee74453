/**
 * Banks print old days under today's codes. These are the codes that were meant: Tajikistan's
 * rouble (1000 for a somoni), Russia's before 1998 (1000 for one), Turkmenistan's old manat (5000
 * for one). Figures are kept as printed and never rescaled.
 */
const before: Readonly<Record<string, { until: string; code: string }>> = {
  TJS: { until: '2000-10-30', code: 'TJR' },
  RUB: { until: '1998-01-01', code: 'RUR' },
  TMT: { until: '2009-01-01', code: 'TMM' },
}

/** The code of the currency that was in force on that day ('YYYY-MM-DD'). */
export function currencyInForce(code: string, day: string): string {
  const old = before[code]
  return old && day < old.until ? old.code : code
}
