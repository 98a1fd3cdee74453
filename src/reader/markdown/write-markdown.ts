import { stringify } from 'yaml'
import type { Frame, Page } from '../page-models.ts'
import { pairPath } from '../rates/pair-path.ts'
import { tickerNotes } from '../rates/ticker-notes.ts'
import { type Wording, wordingFor } from '../wording/wording.ts'
import { articleMatter } from './article-matter.ts'
import { bulletsOf, headingOf, joinBlocks, type MarkdownBlock } from './blocks.ts'
import { convertMatter } from './convert-matter.ts'
import { embedGuideMatter } from './embed-guide-matter.ts'
import { escapeText, inlineLines } from './escape-markdown.ts'
import { frontMatter, listingMatter } from './listing-matter.ts'
import { linkText, type MarkdownMatter } from './markdown-matter.ts'
import { pairMatter, ratesMatter } from './rates-matter.ts'
import { correctionsMatter, historyMatter, messageMatter } from './record-matter.ts'
import { searchMatter } from './search-matter.ts'
import { staticPageMatter } from './static-page-matter.ts'

/**
 * A page as CommonMark with GitHub's tables, after YAML front matter. Texts are escaped so that
 * none becomes markup, a link or HTML; addresses are whole.
 */
export function writeMarkdown(frame: Frame, page: Page): string {
  const wording = wordingFor(frame)
  const { fields, blocks } = matterOf(page, wording)
  const { title, ...rest } = fields
  const meta = {
    title: title ?? page.title,
    site: frame.siteName,
    edition: frame.edition,
    ...(page.canonicalPath === null ? {} : { canonical: wording.address(page.canonicalPath) }),
    ...rest,
    ...(page.noindex ? { noindex: true } : {}),
  }
  const yaml = stringify(meta, { lineWidth: 0 })
  return `---\n${yaml}---\n\n${joinBlocks([...blocks, ...rates(wording)])}\n`
}

function matterOf(page: Page, wording: Wording): MarkdownMatter {
  const { model } = page
  switch (model.type) {
    case 'front':
      return frontMatter(model, wording)
    case 'listing':
      return listingMatter(model, wording)
    case 'article':
      return articleMatter(model, wording)
    case 'history':
      return historyMatter(model, wording)
    case 'corrections':
      return correctionsMatter(model, wording)
    case 'static-page':
      return staticPageMatter(model, wording)
    case 'rates':
      return ratesMatter(model, wording)
    case 'rate-pair':
      return pairMatter(model, wording)
    case 'rate-convert':
      return convertMatter(model, wording)
    case 'embed-guide':
      return embedGuideMatter(model, wording)
    case 'search':
      return searchMatter(model, wording)
    case 'message':
      return messageMatter(model, wording)
  }
}

/** The ticker, which every page has, stands last here: markdown is read for its matter. */
function rates(wording: Wording): MarkdownBlock[] {
  const { frame, messages, dates } = wording
  if (frame.ticker.length === 0) return []
  const lines = frame.ticker.map((line) => {
    const { source, effectiveDate } = line
    const known = source && effectiveDate
    const where = known ? [messages.ticker.lineSource(source.name, dates.day(effectiveDate))] : []
    const about = [...where, ...tickerNotes(line, wording)].join('; ')
    const text = wording.figures(line.classic)
    const linked =
      line.value === null ? escapeText(text) : linkText(text, wording.href(pairPath(line)), wording)
    return inlineLines(about ? linked + escapeText(` (${about})`) : linked)
  })
  return [['---'], headingOf(2, escapeText(messages.ticker.title)), bulletsOf(lines)]
}
