import type { PairModel, RatesModel } from '../page-models.ts'
import { tickerNotes } from '../ticker-notes.ts'
import type { Wording } from '../wording.ts'
import { bulletsOf, headingOf, plainParagraph } from './blocks.ts'
import { escapeText, inlineLines } from './escape-markdown.ts'
import { linkBlock, linkText, type MarkdownMatter } from './markdown-matter.ts'

/** The rates at a glance. */
export function ratesMatter({ items }: RatesModel, wording: Wording): MarkdownMatter {
  const words = wording.messages.rates
  const bullets = items.map(({ line, href }) => {
    const turned = line.turned && escapeText(` · ${line.turned}`)
    return inlineLines(linkText(line.full, href, wording) + turned)
  })
  return {
    fields: { title: words.title },
    blocks: [
      headingOf(1, escapeText(words.title)),
      plainParagraph(words.about),
      bulletsOf(bullets),
      plainParagraph(words.disclaimer),
    ],
  }
}

/** The history of a pair. */
export function pairMatter(model: PairModel, wording: Wording): MarkdownMatter {
  const { line, history } = model
  const { messages, dates } = wording
  const words = messages.rates
  const { high, low, source, method } = history
  const asOf = line.effectiveDate ? words.asOf(dates.day(line.effectiveDate), source) : ''
  const title = words.pairTitle(line.pair)
  const rows = history.rows.map(({ date, value, change, isSuspect }) => {
    const cells = [dates.day(date), value, change, isSuspect ? words.suspect : '']
    return plainParagraph(cells.filter(Boolean).join(' · '))
  })
  return {
    fields: { title, pair: line.pair, source: source.name, from: history.from, to: history.to },
    blocks: [
      headingOf(1, escapeText(title)),
      plainParagraph([line.full, line.turned].filter(Boolean).join(' · ')),
      plainParagraph([asOf, words.methods[method], ...tickerNotes(line, wording)].join(' ').trim()),
      bulletsOf([
        plainParagraph(`${words.high}: ${words.on(high.value, dates.day(high.date))}`),
        plainParagraph(`${words.low}: ${words.on(low.value, dates.day(low.date))}`),
        plainParagraph(`${words.change}: ${history.change}`),
      ]),
      headingOf(2, escapeText(words.tables[history.group ?? 'fixing'])),
      bulletsOf(rows),
      linkBlock(words.download, model.downloadHref, wording),
      plainParagraph(`${source.attribution}. ${source.disclaimer ?? words.disclaimer}`),
    ],
  }
}
