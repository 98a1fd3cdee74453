import type { ReadRate } from '../reading.ts'
import type { LineRole } from './best-roles.ts'
import type { Place } from './page/page.ts'

/** How the money of each country is called in running text; a rate without pair is in one of them. */
const MONEY: readonly (readonly [string, RegExp])[] = [
  ['KZT', /\btenge\b|тенге|теңге/giu],
  ['TJS', /\bsomoni|сомони|сомонӣ/giu],
  ['TMT', /\bmanat|манат/giu],
  ['UZS', /so['‘’ʻ]m\p{L}*|\bsums?\b|(?<!\p{L})сум(?:а|ов|ы)?(?!\p{L})|(?<!\p{L})сўм/giu],
  ['KGS', /\bsoms?\b|(?<!\p{L})сом(?:а|ов|ду|го|дон)?(?!\p{L})/giu],
]
const UZBEK = /uzbek|узбек|ўзбек|o['‘ʻ]zbek/giu
const KYRGYZ = /kyrgyz|кыргыз|киргиз/giu
/** Enough of a page to see which money it speaks of. */
const SAMPLE = 20_000

/** Each pair once, in the order first seen. */
export function collectRates(places: readonly Place[], found: readonly LineRole[]): ReadRate[] {
  const rates = new Map<string, ReadRate>()
  let money: string | null | undefined
  for (const place of places) {
    if (found[place.index]?.role !== 'ticker') continue
    for (const { base, quote, value, change } of place.rates) {
      if (value === '') continue
      if (quote === null && money === undefined)
        money = moneyOf(places, found) ?? moneyByWorth(places)
      const against = quote ?? (money === base || isNoMoney(base) ? null : (money ?? null))
      const pair = against ? `${base}/${against}` : base
      const known = rates.get(pair)
      if (known) known.timesSeen += 1
      else rates.set(pair, { pair, value, change, timesSeen: 1 })
    }
  }
  return [...rates.values()]
}

/** Oil and metals are priced in dollars, whatever the page's money is. */
function isNoMoney(base: string): boolean {
  return ['BRENT', 'WTI', 'GOLD', 'SILVER', 'BTC', 'ETH', 'XAU', 'XAG'].includes(base)
}

/** What a dollar costs, roughly, where no other money of the region costs the same. */
const DOLLAR_COSTS: readonly (readonly [string, number, number])[] = [
  ['TMT', 2.5, 5],
  ['TJS', 6, 16],
  ['KZT', 250, 900],
  ['UZS', 3000, 30_000],
]

/** The money that a dollar costs so much of; null where no dollar is printed. */
function moneyByWorth(places: readonly Place[]): string | null {
  const dollar = places.flatMap(({ rates }) => rates).find(({ base }) => base === 'USD')
  const worth = Number(dollar?.value.replaceAll(/[\s\u00a0]/g, '').replace(',', '.'))
  return DOLLAR_COSTS.find(([, least, most]) => worth >= least && worth <= most)?.[0] ?? null
}

/** The money that the page's text speaks of most; null where it speaks of none. */
function moneyOf(places: readonly Place[], found: readonly LineRole[]): string | null {
  let text = ''
  for (const { line, index } of places) {
    if (found[index]?.role !== 'ticker') text += `${line.text.slice(0, 2000)}\n`
    if (text.length > SAMPLE) break
  }
  // A page does not price its own money.
  const priced = new Set(places.flatMap(({ rates }) => rates.map(({ base }) => base)))
  const counts = MONEY.filter(([code]) => !priced.has(code)).map(([code, words]) => ({
    code,
    count: text.match(words)?.length ?? 0,
  }))
  counts.sort((a, b) => b.count - a.count)
  const [most] = counts
  if (!most || most.count === 0) return null
  const inUzbekistan = (text.match(UZBEK)?.length ?? 0) > (text.match(KYRGYZ)?.length ?? 0)
  return most.code === 'KGS' && inUzbekistan ? 'UZS' : most.code
}
