import type { ArticleCard } from '#articles/published-article.ts'
import type { FrontModel, ListingModel, NavItem } from '../page-models.ts'
import type { Wording } from '../wording/wording.ts'
import { bulletsOf, headingOf, type MarkdownBlock, plainParagraph } from './blocks.ts'
import { escapeText, inlineLines } from './escape-markdown.ts'
import {
  cardList,
  linkList,
  linkText,
  type MarkdownMatter,
  pagingBlocks,
} from './markdown-matter.ts'

/** The front page as lists of linked headlines. */
export function frontMatter(model: FrontModel, wording: Wording): MarkdownMatter {
  const { frame, messages } = wording
  const words = messages.front
  const { lead, secondary, latest, byCountry, opinion, briefs } = model
  const parts = [
    ...cardPart(words.lead, lead ? [lead] : [], wording),
    ...cardPart(words.secondary, secondary, wording),
    ...cardPart(words.latest, latest, wording),
    ...byCountry.flatMap(({ name, cards }) => cardPart(name, cards, wording)),
    ...cardPart(words.opinion, opinion, wording),
    ...cardPart(words.briefs, briefs, wording),
  ]
  const blocks = [
    headingOf(1, escapeText(frame.siteName)),
    plainParagraph(frame.tagline),
    plainParagraph(frame.isSample ? messages.sampleSite : ''),
    ...(parts.length > 0 ? parts : [plainParagraph(words.empty)]),
    ...navPart(messages.nav.sections, frame.sections, wording),
    ...navPart(messages.nav.countries, frame.countries, wording),
    ...navPart(messages.nav.about, frame.footer, wording),
    ...navPart(messages.nav.editions, frame.editions, wording),
  ]
  return { fields: { title: frame.siteName, date: frame.today }, blocks }
}

/** A listing as linked headlines, with what lies below and above it. */
export function listingMatter(model: ListingModel, wording: Wording): MarkdownMatter {
  const { title, label, about, cards, paging, below, above } = model
  const { messages, count } = wording
  const parts = below.map((part) => {
    const pieces = messages.listing.pieces(part.count, count(part.count))
    return inlineLines(`${linkText(part.label, part.href, wording)}: ${escapeText(pieces)}`)
  })
  const isEmpty = cards.length === 0 && below.length === 0
  const blocks = [
    headingOf(1, escapeText(label && label !== title ? `${label}: ${title}` : title)),
    plainParagraph(about),
    plainParagraph(isEmpty ? messages.listing.empty : ''),
    linkList(above, wording),
    bulletsOf(parts),
    ...(cards.length > 0 ? [['---'], cardList(cards, wording), ['---']] : []),
    ...pagingBlocks(paging, wording),
  ]
  return { fields: { title }, blocks }
}

function cardPart(title: string, cards: ArticleCard[], wording: Wording): MarkdownBlock[] {
  return cards.length > 0 ? [headingOf(2, escapeText(title)), cardList(cards, wording)] : []
}

function navPart(title: string, items: NavItem[], wording: Wording): MarkdownBlock[] {
  return items.length > 0 ? [headingOf(2, escapeText(title)), linkList(items, wording)] : []
}
