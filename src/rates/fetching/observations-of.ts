import type { Tx } from '#platform/database.ts'
import type { Observation } from '../record-observation.ts'
import type { Bank } from '../sources/bank.ts'
import { currencyInForce } from '../sources/reading/currency-in-force.ts'
import type { PrintedRate } from '../sources/reading/extraction.ts'
import { type Deviation, findDeviations } from './contradictions.ts'

/** What a bank printed, in the direction and with the currency in which it prints. */
export function observationsOf(
  { facts, parserVersion }: Bank,
  rates: readonly PrintedRate[],
  seen: { publishedAt: Date | null; fetchedAt: Date; sha256: string | null },
): Observation[] {
  return rates.map((rate) => {
    const own = currencyInForce(facts.ownCurrency ?? '', rate.day)
    const isOwnPrice = facts.direction === 'own-per-foreign'
    return {
      source: facts.code,
      rateType: 'official',
      ...(isOwnPrice ? { base: rate.code, quote: own } : { base: own, quote: rate.code }),
      effectiveDate: rate.day,
      rawValue: rate.rawValue,
      rawNominal: rate.rawNominal,
      rawCode: rate.rawCode,
      value: rate.value,
      fetchedAt: seen.fetchedAt,
      parserVersion,
      ...(seen.publishedAt
        ? { publishedAt: seen.publishedAt, publishedBasis: 'last-modified' }
        : {}),
      ...(seen.sha256 ? { payloadSha256: seen.sha256 } : {}),
      ...(rate.checksum === undefined ? {} : { checksum: rate.checksum }),
    }
  })
}

/** Tables of one day are compared with those of the other banks; ranges of a single currency are not. */
export async function deviationsOf(
  tx: Tx,
  { facts }: Bank,
  observations: readonly Observation[],
): Promise<Deviation[]> {
  const day = observations[0]?.effectiveDate
  if (day === undefined || observations.some((one) => one.effectiveDate !== day)) return []
  const figures = observations.map(({ base, quote, value, rawNominal }) => {
    return { base, quote, value, nominal: Number(rawNominal || '1') }
  })
  return findDeviations(tx, facts, { day, figures })
}

/** The same, with those marked that the other banks contradict. */
export function markContradicted(
  bank: Bank,
  observations: readonly Observation[],
  deviations: readonly Deviation[],
): Observation[] {
  const alarms = deviations.filter(({ isAlarm }) => isAlarm).map(({ currency }) => currency)
  return observations.map((one) =>
    isAbout(one, alarms, bank) ? { ...one, isContradicted: true } : one,
  )
}

/** The figure behind a price that is off: that of the currency, or of the dollar for the bank's own. */
function isAbout(
  { base, quote }: Observation,
  alarms: readonly string[],
  { facts }: Bank,
): boolean {
  const foreign = base === facts.ownCurrency ? quote : base
  const isOwnOff = alarms.includes(facts.ownCurrency ?? '')
  return alarms.includes(foreign) || (isOwnOff && foreign === 'USD')
}
