import { convert } from '#rates/convert.ts'
import { listCurrencies, listKnownSources } from '#rates/list-currencies.ts'
import { minorUnits } from '#rates/minor-units.ts'
import type { RateTable } from '#rates/rate-table.ts'
import { standingOf } from '#rates/ticker.ts'
import { type Messages, messagesFor } from '../messages/catalogue.ts'
import type { Converted, ConvertFields, ConvertModel, Frame, Page } from '../page-models.ts'
import { currencyName } from '../rates/currency-name.ts'
import { pairPath } from '../rates/pair-path.ts'
import { sourceInWords } from '../rates/source-in-words.ts'
import { tickerNotes } from '../rates/ticker-notes.ts'
import { datesFor } from '../wording/dates.ts'
import { type ConvertQuestion, convertFields, readConvertQuestion } from './convert-question.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'

/** `/rates/convert`: the form alone is one page for everybody; what it is asked is made anew. */
export async function loadConvertPage(request: PageRequest): Promise<Page> {
  const { rates, frame, path, query } = request
  const table = await rates.load()
  const messages = messagesFor(frame.edition)
  const dates = datesFor(frame.edition, frame.timeZone)
  const asked = convertFields(query, usualPair(frame))
  const words = { messages, day: dates.day }
  const question = readConvertQuestion(table, asked, { frame, ...words })
  const answer =
    typeof question === 'string'
      ? { found: null, fault: question, changesAt: null }
      : findAnswer(table, question, { frame, ...words })
  const text = answer.found ? questionText(asked, answer.found.amount) : ''
  const isAsked = FIELDS.some((name) => query.get(name) !== null)
  return pageOf(frame, {
    status: answer.found || !isAsked ? 200 : 422,
    model: {
      type: 'rate-convert',
      asked,
      ...choices(table, frame, messages),
      // Of a paper that has no rates yet nobody has asked anything wrong.
      fault: answer.fault && (isAsked ? answer.fault : messages.ticker.none),
      found: answer.found,
      swapHref: `${path}?${questionText({ ...asked, from: asked.to, to: asked.from }, asked.amount)}`,
    },
    title: messages.rates.convert.title,
    description: messages.rates.convert.about,
    canonicalPath: isAsked && text !== '' ? `${path}?${text}` : path,
    noindex: isAsked,
    tags: [],
    ...(answer.changesAt && { expiresAt: answer.changesAt }),
  })
}

const FIELDS = ['amount', 'from', 'to', 'date', 'source']

/** What most readers come for: dollars in the first currency of the ticker. */
function usualPair({ ticker }: Frame): { from: string; to: string } {
  const [first] = ticker
  return first ? { from: first.quote, to: first.base } : { from: 'USD', to: 'KZT' }
}

function choices(
  table: RateTable,
  frame: Frame,
  messages: Messages,
): Pick<ConvertModel, 'currencies' | 'sources'> {
  const own = new Set(frame.ticker.flatMap(({ base, quote }) => [base, quote]))
  const codes = listCurrencies(table)
  const inOrder = [...own].filter((code) => codes.includes(code))
  const others = codes.filter((code) => !own.has(code))
  return {
    currencies: [...inOrder, ...others].map((code) => ({
      code,
      name: currencyName(code, frame.edition),
    })),
    sources: listKnownSources(table).map((facts) => {
      const { code, name } = sourceInWords(facts, messages)
      return { code, name }
    }),
  }
}

type Answer = { found: Converted | null; fault: string; changesAt: Date | null }

function findAnswer(
  table: RateTable,
  question: ConvertQuestion,
  { frame, messages, day }: { frame: Frame; messages: Messages; day: (day: string) => string },
): Answer {
  const { amount, base, quote, on, source } = question
  const isAsked = source === null ? {} : { isAsked: (of: { code: string }) => of.code === source }
  const conversion = convert(table, { amount, base, quote, on, ...isAsked })
  if (!conversion) {
    const { none, noneOf } = messages.rates.convert.faults
    const facts = listKnownSources(table).find(({ code }) => code === source)
    const pair = `${base}/${quote}`
    const fault = facts
      ? noneOf(sourceInWords(facts, messages).name, pair, day(on))
      : none(pair, day(on))
    return { found: null, fault, changesAt: null }
  }
  const { result, rate } = conversion
  const named = { ...rate, source: sourceInWords(rate.source, messages) }
  // What is late or silent today says nothing of a day that is over.
  const standing =
    on === frame.today
      ? standingOf(table, rate, { today: on, now: new Date() })
      : { state: 'fresh' as const, fixedSince: null, changesAt: null }
  const dates = datesFor(frame.edition, frame.timeZone)
  // How it was computed, and whether it is confirmed, is told in sentences of its own.
  const about = { ...standing, source: named.source, method: null, quality: null }
  const notes = tickerNotes(about, { messages, dates })
  const found = {
    ...{ amount, result, rate: named, on, notes },
    minorUnits: minorUnits(quote),
    pairHref: inEdition(frame, pairPath({ base, quote })),
  }
  return { found, fault: '', changesAt: standing.changesAt }
}

/** The question as our own links ask it. */
function questionText({ from, to, date, source }: ConvertFields, amount: string): string {
  const named = Object.entries({ amount, from, to, date, source })
  return String(new URLSearchParams(named.filter(([, value]) => value !== '')))
}
