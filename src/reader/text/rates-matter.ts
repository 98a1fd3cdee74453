import type { PairModel, RatesModel } from '../page-models.ts'
import { changesInWords } from '../rates/changes-in-words.ts'
import { correctedPrices } from '../rates/corrected-prices.ts'
import { standingInWords } from '../rates/standing-in-words.ts'
import type { Wording } from '../wording/wording.ts'
import type { PageMatter } from './page-matter.ts'
import { textAddress } from './page-top.ts'

/** The rates at a glance: the ticker above has the figures, so these lines say the rest. */
export function ratesMatter({ items, attributions }: RatesModel, wording: Wording): PageMatter {
  const { messages, figures } = wording
  const words = messages.rates
  const lines = items.map(({ line, href }) => {
    const where = href === null ? '' : textAddress(href, wording)
    return [figures(line.full), figures(line.turned), where].filter(Boolean).join(' / ')
  })
  return {
    about: [words.title, words.about, ...lines],
    paging: '',
    pieces: [],
    end: [
      `${words.convert.title}: ${textAddress(wording.href('/rates/convert'), wording)}`,
      `${words.embed.title}: ${textAddress(wording.href('/rates/embed'), wording)}`,
      [...attributions, words.disclaimer].join('. '),
    ],
  }
}

/** The history of a pair, a line for each row of its table. */
export function pairMatter(model: PairModel, wording: Wording): PageMatter {
  const { line, history } = model
  const { messages, dates, figures } = wording
  const words = messages.rates
  const { high, low } = history
  const { sentence, notes } = standingInWords(line, wording)
  const about = [
    words.pairTitle(line.pair),
    [figures(line.full), figures(line.turned)].filter(Boolean).join(' / '),
    [sentence, ...notes].filter(Boolean).join(' '),
    `${words.chart(line.pair, dates.day(history.from), dates.day(history.to))}. ${history.source.name}`,
    `${words.high}: ${words.on(figures(high.value), dates.day(high.date))}`,
    `${words.low}: ${words.on(figures(low.value), dates.day(low.date))}`,
    `${words.change}: ${figures(history.change)}`,
    history.changes.length > 0 ? `${words.changes}: ${changesInWords(history, wording)}` : '',
    words.tables[history.group ?? 'fixing'],
    ...history.rows.map(({ date, value, change, isSuspect }) => {
      const cells = [
        dates.day(date),
        figures(value),
        figures(change),
        isSuspect ? words.suspect : '',
      ]
      return cells.filter(Boolean).join(' / ')
    }),
  ]
  const end = [
    ...correctedLines(model, wording),
    `${words.convert.title}: ${textAddress(model.convertHref, wording)}`,
    `${words.turned(`${history.quote}/${history.base}`)}: ${textAddress(model.turnedHref, wording)}`,
    ...downloadLines(model, wording),
    `${history.source.attribution}. ${history.source.disclaimer || words.disclaimer}`,
  ]
  return { about, paging: '', pieces: [], end }
}

function correctedLines({ corrected }: PairModel, wording: Wording): string[] {
  const { messages, dates } = wording
  const words = messages.rates
  if (corrected.length === 0) return []
  const lines = corrected.map((rate) => {
    const { before, after } = correctedPrices(rate, wording)
    const seen = `${words.correctedColumns.seen}: ${dates.moment(rate.seenAt)}`
    return [dates.day(rate.effectiveDate), `${before} → ${after}`, seen].join(' / ')
  })
  return [`${words.corrected}: ${words.correctedAbout}`, ...lines]
}

function downloadLines({ downloads }: PairModel, { messages, address }: Wording): string[] {
  const words = messages.rates
  if (!downloads) return [words.notPassedOn]
  const { csv, json } = downloads
  return [`${words.downloads}: ${words.csv} ${address(csv)} · ${words.json} ${address(json)}`]
}
