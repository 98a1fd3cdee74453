import { dayText } from '#rates/day-number.ts'
import { listSources } from '#rates/list-sources.ts'
import { minorUnits } from '#rates/minor-units.ts'
import { type CurrencyRow, currenciesAnswer, type SourceRow, sourcesAnswer } from './answers.ts'
import { type Context, type Endpoint, endpoint, type Source } from './endpoint.ts'
import { listParameters } from './parameters.ts'
import { reasonToLeaveOut } from './rates-endpoints.ts'

export const listEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/currencies',
    summary: 'The currencies',
    description: 'Every currency of which an official rate is known here, and who prints it.',
    parameters: listParameters,
    answers: currenciesAnswer,
    answer: (_, context) => ({ kind: 'currencies', rows: listCurrencies(context) }),
  }),
  endpoint({
    path: '/sources',
    summary: 'The sources',
    description:
      'Whose figures are known here, since when, under which terms, and what is to stand beside them.',
    parameters: listParameters,
    answers: sourcesAnswer,
    answer: (_, context) => ({
      kind: 'sources',
      rows: listSources().flatMap((facts) => sourceRow(facts, context) ?? []),
    }),
  }),
]

function listCurrencies(context: Context): CurrencyRow[] {
  const printers = new Map<string, string[]>()
  for (const facts of listSources()) {
    if (reasonToLeaveOut(facts, context) !== null) continue
    for (const code of context.table.currenciesOf(facts.code)) {
      printers.set(code, [...(printers.get(code) ?? []), facts.code])
    }
  }
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  return [...printers]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, sources]) => ({
      code,
      name: names.of(code) ?? code,
      minor_units: minorUnits(code),
      sources: sources.join(' '),
    }))
}

/** Null for a source of which nothing is known yet. */
function sourceRow(facts: Source, context: Context): SourceRow | null {
  const days = context.table.daysOf(facts.code)
  if (!days) return null
  return {
    code: facts.code,
    name: facts.name,
    currency: facts.ownCurrency,
    role: facts.role,
    time_zone: facts.zone,
    attribution: facts.attribution,
    disclaimer: facts.disclaimer,
    terms: facts.redistribution,
    is_invented: facts.isInvented,
    carried: reasonToLeaveOut(facts, context) === null,
    first: dayText(days.first),
    last: dayText(days.last),
  }
}
