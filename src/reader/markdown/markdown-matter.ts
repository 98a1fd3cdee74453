import type { ArticleCard } from '#articles/published-article.ts'
import type { NavItem, Paging } from '../page-models.ts'
import { describeDate } from '../wording/article-date.ts'
import { noteMark } from '../wording/note-mark.ts'
import type { Wording } from '../wording/wording.ts'
import { bulletsOf, type MarkdownBlock, plainParagraph } from './blocks.ts'
import { escapeText, inlineLines, linkTo } from './escape-markdown.ts'

/** What one page has to say: front matter of its own, and its blocks after it. */
export type MarkdownMatter = {
  fields: { title?: string } & Record<string, unknown>
  blocks: MarkdownBlock[]
}

/** A bullet for each piece: its linked headline, what sort it is, its date and standfirst. */
export function cardList(cards: ArticleCard[], wording: Wording): MarkdownBlock {
  const { messages, dates } = wording
  const items = cards.map((card) => {
    const about = [
      card.kind === 'news' ? '' : messages.kinds[card.kind],
      ...card.labels.map((label) => messages.labels[label]),
      describeDate(card, dates, messages).text,
      noteMark(card, wording),
      card.standfirst,
    ]
    const after = about.filter(Boolean).map((part) => ` · ${escapeText(part)}`)
    return inlineLines(linkText(card.headline, card.path, wording) + after.join(''))
  })
  return bulletsOf(items)
}

export function linkList(items: NavItem[], wording: Wording): MarkdownBlock {
  return bulletsOf(items.map(({ label, href }) => linkBlock(label, href, wording)))
}

export function linkBlock(label: string, href: string, wording: Wording): MarkdownBlock {
  return inlineLines(linkText(label, href, wording))
}

export function linkText(label: string, href: string, { address }: Wording): string {
  return linkTo(escapeText(label), address(href))
}

/** 'Viewing results 691–696 of 1,505', then the ways to the neighbours. */
export function pagingBlocks(paging: Paging, wording: Wording): MarkdownBlock[] {
  const { messages, count } = wording
  if (paging.total === 0) return []
  const { previous, next, viewing } = messages.listing
  const ways = [
    ...(paging.previous ? [{ label: previous, href: paging.previous }] : []),
    ...(paging.next ? [{ label: next, href: paging.next }] : []),
  ]
  const line = viewing(count(paging.from), count(paging.to), count(paging.total))
  return [plainParagraph(line), linkList(ways, wording)]
}
