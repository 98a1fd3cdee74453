/**
 * The last day of currencies that some banks print on: Belarus's old rouble (1 BYN for 10,000 since
 * 2016-07-01, both valid to the end of that year), and those that the euro replaced.
 */
const ended: Readonly<Record<string, string>> = {
  BYR: '2016-12-31',
  BGN: '2026-01-31',
  HRK: '2023-01-14',
  LTL: '2015-01-15',
  LVL: '2014-01-14',
  EEK: '2011-01-14',
}

/** Whether a currency was gone by that day ('YYYY-MM-DD'); a figure of it is kept and not counted. */
export function isEnded(currency: string, day: string): boolean {
  const last = ended[currency]
  return last !== undefined && day > last
}
