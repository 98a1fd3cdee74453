/** A rate as a line prints it. `quote` is null in `USD 84.80`. */
export type RateLine = { base: string; quote: string | null; value: string; change: string | null }

const LONGEST = 4000
const BULLET = /^[•‣▪●◦·*–—-]\s+/u
/** `Курс ЦБ: `, `Rates today: ` */
const LABEL = /^\p{L}[\p{L} .]{2,30}: (?=[$€₽\d ]*[A-Z]{3})/u
const NUMBER = String.raw`\d{1,3}(?:[ ,.]\d{3})*(?:[.,] ?\d+)?|\d+(?:[.,] ?\d+)?`
const CHANGE = String.raw`[(]?[▲▼↑↓+−–-]?\s?\d+(?:[.,]\d+)?\s?%?[)]?|—|–|-`
const CODES =
  'USD|EUR|RUB|RUR|KZT|KGS|UZS|TJS|TMT|CNY|GBP|TRY|JPY|CHF|AED|KRW|INR|AZN|AMD|GEL|BYN|UAH|BRENT|WTI|GOLD|SILVER|BTC|ETH|XAU|XAG'
/** Between the rates of a line; a code behind a number begins the next one. */
const BETWEEN = new RegExp(`\\s*[•|‣▪●;]\\s*|(?<=\\d%?)\\s+(?=(?:${CODES})(?:\\s|/)[^a-z]*\\d)`)
const PAIR = new RegExp(
  `^(?:1 )?([A-Z]{3})\\s?(?:/|-|=|→)\\s?([A-Z]{3})\\s*[=:]?\\s*(${NUMBER})?(?:\\s+(${CHANGE}))?$`,
)
const BARE = new RegExp(
  `^(?:1 )?[$€₽]?\\s?(${CODES})\\s*[=:–—-]?\\s*(${NUMBER})(?:\\s+(${CHANGE}))?$`,
)

/** The rates of a line that holds nothing else; none for any other line. */
export function readRateLine(text: string): RateLine[] {
  const start =
    (BULLET.exec(text) ?? (text.length < 200 ? LABEL.exec(text) : null))?.[0].length ?? 0
  if (text.length > LONGEST || !/[A-Z]{3}/.test(text.slice(start, start + 12))) return []
  const rates: RateLine[] = []
  for (const part of text.slice(start).split(BETWEEN)) {
    if (part === '') continue
    const rate = readRate(part)
    if (rate === null) return []
    rates.push(rate)
  }
  return rates
}

/** `KGS/USD = 0.01144 0%`; a pair whose value was cut off or is not known has none. */
function readRate(part: string): RateLine | null {
  const pair = PAIR.exec(part)
  if (pair) return rateOf(pair[1], pair[2] ?? null, pair[3], pair[4])
  if (/^[A-Z]{3}\/[A-Z]{3}\s*=?\s*(?:—|$)/.test(part)) {
    return { base: part.slice(0, 3), quote: part.slice(4, 7), value: '', change: null }
  }
  const bare = BARE.exec(part)
  return bare ? rateOf(bare[1], null, bare[2], bare[3]) : null
}

function rateOf(base = '', quote: string | null, value = '', printed = ''): RateLine {
  const change = /\d/.test(printed) ? printed.replace(/^\(|\)$/g, '') : null
  return { base, quote, value, change }
}
