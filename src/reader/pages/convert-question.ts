import { listCurrencies, listKnownSources } from '#rates/list-currencies.ts'
import type { RateTable } from '#rates/rate-table.ts'
import { interfaceLanguage, type Messages } from '../messages/catalogue.ts'
import type { ConvertFields, Frame } from '../page-models.ts'
import { readAmount } from '../rates/read-amount.ts'
import type { PageRequest } from './page-request.ts'

/** What the converter is asked, once every field of the form could be read. */
export type ConvertQuestion = {
  /** a plain decimal */
  amount: string
  base: string
  quote: string
  /** 'YYYY-MM-DD' */
  on: string
  /** null: whichever is best */
  source: string | null
}

/** More of a field than this is not shown again: it was no slip of the pen. */
const LONGEST_FIELD = 40

/** The fields as they were given; what was not given is as in `usual`. */
export function convertFields(
  query: PageRequest['query'],
  usual: { from: string; to: string },
): ConvertFields {
  const field = (name: string, other: string) => {
    const given = query.get(name)?.replace(/\p{C}/gu, ' ').trim()
    return given === undefined ? other : [...given].slice(0, LONGEST_FIELD).join('')
  }
  return {
    amount: field('amount', '100'),
    from: field('from', usual.from).toUpperCase(),
    to: field('to', usual.to).toUpperCase(),
    date: field('date', ''),
    source: field('source', ''),
  }
}

/** The question, or a sentence about the first field that cannot be understood. */
export function readConvertQuestion(
  table: RateTable,
  fields: ConvertFields,
  { frame, messages, day }: { frame: Frame; messages: Messages; day: (day: string) => string },
): ConvertQuestion | string {
  const { faults } = messages.rates.convert
  const { from, to, date, source } = fields
  const amount = readAmount(fields.amount, interfaceLanguage(frame.edition))
  if (fields.amount === '') return faults.noAmount
  if (amount === null) return faults.amount(fields.amount)
  const known = new Set(listCurrencies(table))
  for (const code of [from, to]) if (!known.has(code)) return faults.currency(code)
  if (from === to) return faults.same
  if (date !== '' && !isDay(date)) return faults.date(date)
  if (date > frame.today) return faults.future(day(frame.today))
  const isKnown = listKnownSources(table).some(({ code }) => code === source)
  if (source !== '' && !isKnown) return faults.source(source)
  return {
    amount,
    base: from,
    quote: to,
    on: date === '' ? frame.today : date,
    source: source === '' ? null : source,
  }
}

/** From 1900, where the record begins, and a day that exists. */
function isDay(text: string): boolean {
  if (!/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
