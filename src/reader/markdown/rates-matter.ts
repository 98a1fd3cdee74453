import type { PairModel, RatesModel } from '../page-models.ts'
import { changesInWords } from '../rates/changes-in-words.ts'
import { correctedPrices } from '../rates/corrected-prices.ts'
import { standingInWords } from '../rates/standing-in-words.ts'
import type { Wording } from '../wording/wording.ts'
import { bulletsOf, headingOf, type MarkdownBlock, plainParagraph } from './blocks.ts'
import { escapeText, inlineLines } from './escape-markdown.ts'
import { linkBlock, linkText, type MarkdownMatter } from './markdown-matter.ts'

/** The rates at a glance. */
export function ratesMatter({ items, attributions }: RatesModel, wording: Wording): MarkdownMatter {
  const { messages, figures } = wording
  const words = messages.rates
  const bullets = items.map(({ line, href }) => {
    const full = figures(line.full)
    const turned = line.turned && escapeText(` · ${figures(line.turned)}`)
    return inlineLines((href === null ? escapeText(full) : linkText(full, href, wording)) + turned)
  })
  return {
    fields: { title: words.title },
    blocks: [
      headingOf(1, escapeText(words.title)),
      plainParagraph(words.about),
      bulletsOf(bullets),
      linkBlock(words.convert.title, wording.href('/rates/convert'), wording),
      linkBlock(words.embed.title, wording.href('/rates/embed'), wording),
      plainParagraph([...attributions, words.disclaimer].join('. ')),
    ],
  }
}

/** The history of a pair. */
export function pairMatter(model: PairModel, wording: Wording): MarkdownMatter {
  const { line, history } = model
  const { messages, dates, figures } = wording
  const words = messages.rates
  const { high, low, source } = history
  const { sentence, notes } = standingInWords(line, wording)
  const title = words.pairTitle(line.pair)
  const rows = history.rows.map(({ date, value, change, isSuspect }) => {
    const cells = [dates.day(date), figures(value), figures(change), isSuspect ? words.suspect : '']
    return plainParagraph(cells.filter(Boolean).join(' · '))
  })
  return {
    fields: { title, pair: line.pair, source: source.name, from: history.from, to: history.to },
    blocks: [
      headingOf(1, escapeText(title)),
      plainParagraph([figures(line.full), figures(line.turned)].filter(Boolean).join(' · ')),
      plainParagraph([sentence, ...notes].join(' ').trim()),
      bulletsOf([
        plainParagraph(`${words.high}: ${words.on(figures(high.value), dates.day(high.date))}`),
        plainParagraph(`${words.low}: ${words.on(figures(low.value), dates.day(low.date))}`),
        plainParagraph(`${words.change}: ${figures(history.change)}`),
        ...(history.changes.length > 0
          ? [plainParagraph(`${words.changes}: ${changesInWords(history, wording)}`)]
          : []),
      ]),
      headingOf(2, escapeText(words.tables[history.group ?? 'fixing'])),
      bulletsOf(rows),
      ...correctedBlocks(model, wording),
      linkBlock(words.convert.title, model.convertHref, wording),
      linkBlock(words.turned(`${history.quote}/${history.base}`), model.turnedHref, wording),
      ...downloadBlocks(model, wording),
      plainParagraph(`${source.attribution}. ${source.disclaimer || words.disclaimer}`),
    ],
  }
}

function correctedBlocks({ corrected }: PairModel, wording: Wording): MarkdownBlock[] {
  const { messages, dates } = wording
  const words = messages.rates
  if (corrected.length === 0) return []
  const lines = corrected.map((rate) => {
    const { before, after } = correctedPrices(rate, wording)
    const seen = `${words.correctedColumns.seen}: ${dates.moment(rate.seenAt)}`
    return plainParagraph([dates.day(rate.effectiveDate), `${before} → ${after}`, seen].join(' · '))
  })
  return [
    headingOf(2, escapeText(words.corrected)),
    plainParagraph(words.correctedAbout),
    bulletsOf(lines),
  ]
}

function downloadBlocks({ downloads }: PairModel, wording: Wording): MarkdownBlock[] {
  const words = wording.messages.rates
  if (!downloads) return [plainParagraph(words.notPassedOn)]
  const name = (form: string) => `${words.downloads}: ${form}`
  return [
    linkBlock(name(words.csv), downloads.csv, wording),
    linkBlock(name(words.json), downloads.json, wording),
  ]
}
