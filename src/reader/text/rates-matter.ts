import type { PairModel, RatesModel } from '../page-models.ts'
import { tickerNotes } from '../ticker-notes.ts'
import type { Wording } from '../wording.ts'
import type { PageMatter } from './page-matter.ts'

/** The rates at a glance: the ticker above has the figures, so these lines say the rest. */
export function ratesMatter({ items }: RatesModel, wording: Wording): PageMatter {
  const { messages, address } = wording
  const words = messages.rates
  const lines = items.map(({ line, href }) => {
    return [line.full, line.turned, address(href)].filter(Boolean).join(' / ')
  })
  return {
    about: [words.title, words.about, ...lines],
    paging: '',
    pieces: [],
    end: [words.disclaimer],
  }
}

/** The history of a pair, a line for each row of its table. */
export function pairMatter(model: PairModel, wording: Wording): PageMatter {
  const { line, history } = model
  const { messages, dates, address } = wording
  const words = messages.rates
  const { high, low } = history
  const asOf = line.effectiveDate && words.asOf(dates.day(line.effectiveDate), history.source)
  const about = [
    words.pairTitle(line.pair),
    [line.full, line.turned].filter(Boolean).join(' / '),
    [asOf, words.methods[history.method], ...tickerNotes(line, wording)].filter(Boolean).join(' '),
    words.chart(line.pair, dates.day(history.from), dates.day(history.to)),
    `${words.high}: ${words.on(high.value, dates.day(high.date))}`,
    `${words.low}: ${words.on(low.value, dates.day(low.date))}`,
    `${words.change}: ${history.change}`,
    words.tables[history.group ?? 'fixing'],
    ...history.rows.map(({ date, value, change, isSuspect }) => {
      const cells = [dates.day(date), value, change, isSuspect ? words.suspect : '']
      return cells.filter(Boolean).join(' / ')
    }),
  ]
  const end = [
    `${words.download}: ${address(model.downloadHref)}`,
    `${history.source.attribution}. ${history.source.disclaimer ?? words.disclaimer}`,
  ]
  return { about, paging: '', pieces: [], end }
}
