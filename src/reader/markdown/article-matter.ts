import type { PublishedArticle } from '#articles/published-article.ts'
import { editionNames } from '../messages/catalogue.ts'
import type { ArticleModel } from '../page-models.ts'
import { describeDate, describeOrigin } from '../wording/article-date.ts'
import { correctionHead } from '../wording/correction-head.ts'
import type { Wording } from '../wording/wording.ts'
import { bulletsOf, headingOf, type MarkdownBlock, plainParagraph, quotedOf } from './blocks.ts'
import { escapeText } from './escape-markdown.ts'
import { markdownBody, pictureOf } from './markdown-body.ts'
import { cardList, linkList, type MarkdownMatter } from './markdown-matter.ts'

/** A piece: what is known of it as front matter, its text, and what belongs after it. */
export function articleMatter(model: ArticleModel, wording: Wording): MarkdownMatter {
  const { article } = model
  const { text } = article
  const { messages } = wording
  const names = text.bylines.map((byline) => byline.name)
  const blocks = [
    headingOf(1, escapeText(text.headline)),
    plainParagraph(text.standfirst),
    plainParagraph(names.length > 0 ? messages.article.by(names) : ''),
    ...noticeBlocks(model, wording),
    text.leadPicture ? pictureOf(text.leadPicture, wording) : [],
    ...markdownBody(text.body, text.dateline, wording),
    ['---'],
    ...correctionBlocks(article, wording),
    ...aboutBlocks(article, wording),
    ...laterBlocks(model, wording),
  ]
  return { fields: fieldsOf(article, wording), blocks }
}

function fieldsOf(article: PublishedArticle, { dates }: Wording): MarkdownMatter['fields'] {
  const { text, day, corrections } = article
  const corrected = corrections.map((correction) => dates.dayOf(correction.at))
  return {
    title: text.headline,
    ...(text.standfirst ? { description: text.standfirst } : {}),
    kind: text.kind,
    ...dayFields(day),
    published: article.firstPublishedAt.toISOString(),
    version: article.publishedNumber,
    ...(article.publishedNumber > 1 ? { revised: article.revisedAt.toISOString() } : {}),
    ...(text.dateline ? { dateline: text.dateline } : {}),
    ...(text.bylines.length > 0 ? { authors: text.bylines.map((byline) => byline.name) } : {}),
    ...(corrected.length > 0 ? { corrected: [...new Set(corrected)] } : {}),
    ...(text.labels.length > 0 ? { labels: text.labels } : {}),
  }
}

/** `date` only where one day is meant, else the bounds that are known. */
function dayFields(day: PublishedArticle['day']): Record<string, string> {
  if (!day) return {}
  const { from, to, basis } = day
  if (from === to) return { date: to, date_basis: basis }
  return { ...(from === null ? {} : { date_from: from }), date_to: to, date_basis: basis }
}

function noticeBlocks(model: ArticleModel, wording: Wording): MarkdownBlock[] {
  const { messages, dates, count } = wording
  const { article } = model
  const words = messages.article
  const date = describeDate(article, dates, messages)
  const { kind, labels } = article.text
  const notices = [
    kind === 'news' ? '' : messages.kinds[kind],
    `${date.text}. ${date.basis}`,
    labels.includes('sample') ? words.sampleNotice : '',
    kind === 'opinion' ? words.opinionNotice : '',
    ...article.disclosures.map((told) => words.disclosed(told.name, told.disclosure)),
    kind === 'sponsored' ? words.sponsoredNotice : '',
    describeOrigin(article, dates, messages),
    model.isOldRevision
      ? words.oldRevision(count(article.publishedNumber), count(article.latestNumber))
      : '',
  ]
  return [quotedOf(notices.map(plainParagraph))]
}

function correctionBlocks({ corrections }: PublishedArticle, wording: Wording): MarkdownBlock[] {
  if (corrections.length === 0) return []
  const items = corrections.map((correction) => {
    return plainParagraph(`${correctionHead(correction, wording)}: ${correction.publicNote}`)
  })
  return [headingOf(2, escapeText(wording.messages.correction.all)), bulletsOf(items)]
}

function aboutBlocks(article: PublishedArticle, wording: Wording): MarkdownBlock[] {
  const { messages, address } = wording
  const words = messages.article
  const { text, terms, path } = article
  const names = terms.map((term) => term.name)
  return [
    headingOf(2, escapeText(words.about)),
    plainParagraph(text.sourcesNote && `${words.sources}: ${text.sourcesNote}`),
    plainParagraph(words.rights[article.rights]),
    plainParagraph(names.length > 0 ? `${words.terms}: ${names.join(', ')}` : ''),
    linkList(
      [
        ...article.otherEditions.map((other) => ({
          label: `${words.otherEditions} ${editionNames[other.edition]}`,
          href: address(other.path),
        })),
        { label: words.history, href: address(`${path}/history`) },
      ],
      wording,
    ),
  ]
}

function laterBlocks({ laterCoverage }: ArticleModel, wording: Wording): MarkdownBlock[] {
  if (laterCoverage.length === 0) return []
  const title = headingOf(2, escapeText(wording.messages.article.laterCoverage))
  return [title, cardList(laterCoverage, wording)]
}
