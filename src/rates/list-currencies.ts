import { listSources } from './list-sources.ts'
import type { RateTable } from './rate-table.ts'
import type { SourceFacts } from './sources/source-facts.ts'

/** The codes of all currencies of which an official rate is known, in their order. */
export function listCurrencies(table: RateTable): string[] {
  const codes = listKnownSources(table).flatMap(({ code }) => table.currenciesOf(code))
  return [...new Set(codes)].sort()
}

/** The sources that have printed an official rate. */
export function listKnownSources(table: RateTable): SourceFacts[] {
  return listSources().filter(({ code }) => table.currenciesOf(code).length > 0)
}
