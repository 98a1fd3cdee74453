import { dayNumber, dayText } from '#rates/day-number.ts'
import { type FoundRate, findRate, LOOK_BACK_DAYS } from '#rates/find-rate.ts'
import type { Grouping } from '#rates/fixing-series.ts'
import { findSeries } from '#rates/list-rates.ts'
import { findSource, listSources } from '#rates/list-sources.ts'
import { mayPassOn } from '#rates/may-pass-on.ts'
import { type LeftOut, ratesAnswer } from './answers.ts'
import {
  type Context,
  type Endpoint,
  endpoint,
  type Found,
  type RateRows,
  type Source,
} from './endpoint.ts'
import { dayParameters, latestParameters, pairParameters, rangeParameters } from './parameters.ts'
import type { Problem } from './problem.ts'

/** So many rows an answer has at most, and the fixing days of thirty years are 7,800. */
const MOST_ROWS = 50_000
const USUAL_QUOTES = 'KZT,KGS,TJS,UZS,TMT,USD'
const USUAL_BASE = 'USD'
const BEFORE_ALL = '1899-12-31'
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2079-06-06'

export const ratesEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/rates/latest',
    summary: 'The rates in force today',
    description:
      'The newest fixing in force of each pair, at most fourteen days old. Its date says from when it holds.',
    parameters: latestParameters,
    answers: ratesAnswer,
    answer: ({ when, ...asked }, context) =>
      ratesOfDay({ ...asked, date: context.today, isNextAsked: when === 'next' }, context),
  }),
  endpoint({
    path: '/rates/{date}',
    summary: 'The rates of a day',
    description:
      'The fixing that was in force on the day: of the day itself, or the last one before it within fourteen days. What took effect later is never given.',
    parameters: dayParameters,
    answers: ratesAnswer,
    answer: ratesOfDay,
  }),
  endpoint({
    path: '/rates/{base}/{quote}',
    summary: 'The history of one pair',
    description:
      'Every fixing of the pair, oldest first, from one source: thirty years come in one answer.',
    parameters: pairParameters,
    answers: ratesAnswer,
    answer: ({ quote, when, ...asked }, context) =>
      ratesOfSpan({ ...asked, quotes: quote, to: asked.to ?? lastDay(when, context) }, context),
  }),
  endpoint({
    path: '/rates',
    summary: 'The history of several pairs',
    description: `Every fixing of each pair, pair by pair, oldest first; ${MOST_ROWS.toLocaleString('en')} rows at most, and next says where to go on.`,
    parameters: rangeParameters,
    answers: ratesAnswer,
    answer: (asked, context) => ratesOfSpan({ ...asked, to: asked.to ?? context.today }, context),
  }),
]

type Asked = {
  base?: string | undefined
  quotes?: string | undefined
  source?: string | undefined
  as_known_at?: string | undefined
}

function ratesOfDay(
  { date, isNextAsked, ...asked }: Asked & { date: string; isNextAsked?: boolean },
  context: Context,
): Found | Problem {
  const refusal = refusalOf(asked, context)
  if (refusal) return refusal
  const isAsked = askedSources(asked, context)
  const series = pairsOf(asked).flatMap(([base, quote]): RateRows[] => {
    const on = (day: string) =>
      findRate(context.table, { base, quote, on: day, isAsked, ...known(asked) })
    const found = (isNextAsked ? on(aheadOf(date)) : null) ?? on(date)
    return found ? [rowOf(found)] : []
  })
  return { kind: 'rates', series, leftOut: listLeftOut(context), next: null }
}

function rowOf({ base, quote, source, method, effectiveDate, text, quality }: FoundRate): RateRows {
  return {
    ...{ base, quote, source, method, length: 1 },
    dayAt: () => dayNumber(effectiveDate),
    isSuspectAt: () => quality === 'suspect',
    putRate: (into, place) => place + Buffer.from(text).copy(into, place),
  }
}

type AskedSpan = Asked & {
  from?: string | undefined
  to: string
  group?: Grouping | undefined
  cursor?: string | undefined
}

function ratesOfSpan(asked: AskedSpan, context: Context): Found | Problem {
  const refusal = refusalOf(asked, context)
  if (refusal) return refusal
  const { from = FIRST_DAY, to, group, cursor } = asked
  const [onwards, after] = cursor?.split('.') ?? []
  const pairs = pairsOf(asked)
  const start = onwards === undefined ? 0 : pairs.findIndex(([, quote]) => quote === onwards)
  if (onwards !== undefined && start < 0) return notGiven
  const isAsked = askedSources(asked, context)
  const series: RateRows[] = []
  let left = MOST_ROWS
  for (const [base, quote] of pairs.slice(start)) {
    const span = { base, quote, from, to, group, isAsked, ...known(asked) }
    const found = findSeries(context.table, span)
    if (!found) continue
    const isFirst = quote === onwards && after !== undefined
    const rest = isFirst ? found.slice(found.countUntil(after)) : found
    if (rest.length > left) {
      if (left > 0) series.push(rest.slice(0, left))
      const last = left > 0 ? dayText(rest.dayAt(left - 1)) : BEFORE_ALL
      const next = onward(context, quote, last)
      return { kind: 'rates', series, leftOut: listLeftOut(context), next }
    }
    series.push(rest)
    left -= rest.length
  }
  return { kind: 'rates', series, leftOut: listLeftOut(context), next: null }
}

const notGiven: Problem = {
  status: 422,
  title: 'The question cannot be understood',
  detail: 'cursor goes on with a currency that is not among quotes.',
  errors: [{ parameter: 'cursor', detail: 'goes on with a currency that is not among quotes' }],
}

function onward({ address }: Context, quote: string, date: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}cursor=${quote}.${date}`
}

/** As far as a source may print ahead: what takes effect later is no next fixing. */
function aheadOf(date: string): string {
  return dayText(dayNumber(date) + LOOK_BACK_DAYS)
}

function lastDay(when: 'now' | 'next' | undefined, { today }: Context): string {
  return when === 'next' ? LAST_DAY : today
}

function known({ as_known_at }: Asked): { knownAt?: Date } {
  return as_known_at === undefined ? {} : { knownAt: new Date(as_known_at) }
}

function pairsOf({
  base = USUAL_BASE,
  quotes = USUAL_QUOTES,
}: Asked): [base: string, quote: string][] {
  const distinct = [...new Set(quotes.split(','))].filter((quote) => quote !== base)
  return distinct.map((quote) => [base, quote])
}

function askedSources({ source }: Asked, context: Context): (of: Source) => boolean {
  return (of) =>
    reasonToLeaveOut(of, context) === null && (source === undefined || of.code === source)
}

function refusalOf({ source }: Asked, context: Context): Problem | null {
  if (source === undefined) return null
  const facts = findSource(source)
  const errors = [{ parameter: 'source', detail: 'is not one of /api/v1/sources' }]
  const title = 'There is no such source'
  if (!facts) return { status: 422, title, detail: `source ${source} is not known.`, errors }
  const reason = reasonToLeaveOut(facts, context)
  if (reason === null) return null
  return { status: 403, title: 'This source is not carried here', detail: `${reason}.` }
}

/** Sources that have figures here and are not let out. */
export function listLeftOut(context: Context): LeftOut[] {
  return listSources().flatMap((facts) => {
    const reason = reasonToLeaveOut(facts, context)
    const isThere = context.table.currenciesOf(facts.code).length > 0
    return reason && isThere ? [{ source: facts.code, reason }] : []
  })
}

/** A sentence without its stop; null where the source is carried. */
export function reasonToLeaveOut(
  source: Source,
  { leftOut }: Pick<Context, 'leftOut'>,
): string | null {
  if (mayPassOn(source, leftOut)) return null
  return source.redistribution === 'forbidden'
    ? `${source.name} does not allow others to pass on its figures`
    : 'This newsroom does not pass on its figures'
}
