import type { ArticleCard, PublishedArticle } from '#articles/published-article.ts'
import { type Body, type Mark, textPlaces } from '#contract/body.ts'
import { editionNames } from '../messages/catalogue.ts'
import { describeDate, describeOrigin } from '../wording/article-date.ts'
import { correctionHead } from '../wording/correction-head.ts'
import type { Wording } from '../wording/wording.ts'
import { pictureText } from './write-body.ts'
import type { Piece } from './write-piece.ts'

type About = { laterCoverage: ArticleCard[]; isOldRevision: boolean }

/** A published revision as a piece of the text edition, with all that its page says about it. */
export function articleAsPiece(article: PublishedArticle, about: About, wording: Wording): Piece {
  const { text } = article
  const { messages } = wording
  return {
    headline: text.headline,
    label: text.kind === 'news' ? '' : messages.kinds[text.kind],
    standfirst: text.standfirst,
    byline: text.bylines.length > 0 ? messages.article.by(text.bylines.map((b) => b.name)) : '',
    dateline: text.dateline,
    notices: noticesOf(article, about, wording),
    body: text.body,
    tail: tailOf(article, about, wording),
  }
}

function noticesOf(article: PublishedArticle, about: About, wording: Wording): string[] {
  const { messages, dates, count } = wording
  const words = messages.article
  const { text } = article
  const date = describeDate(article, dates, messages)
  const first = dates.moment(article.firstPublishedAt)
  const revised = words.revised(count(article.publishedNumber), dates.moment(article.revisedAt))
  return [
    `${date.text}. ${date.basis}`,
    article.recoveredFrom ? words.placedHere(first) : words.published(first),
    text.labels.includes('sample') ? words.sampleNotice : '',
    text.kind === 'opinion' ? words.opinionNotice : '',
    ...article.disclosures.map((told) => words.disclosed(told.name, told.disclosure)),
    text.kind === 'sponsored' ? words.sponsoredNotice : '',
    describeOrigin(article, dates, messages),
    about.isOldRevision
      ? words.oldRevision(count(article.publishedNumber), count(article.latestNumber))
      : '',
    article.publishedNumber > 1 ? revised : '',
    text.leadPicture ? pictureText(text.leadPicture, wording) : '',
  ]
}

function tailOf(article: PublishedArticle, about: About, wording: Wording): [string, ...string[]] {
  const { messages, address } = wording
  const words = messages.article
  const { text, terms } = article
  const lines = [
    ...correctionLines(article, wording),
    text.sourcesNote && `${words.sources}: ${text.sourcesNote}`,
    words.rights[article.rights],
    terms.length > 0 ? `${words.terms}: ${terms.map((term) => term.name).join(', ')}` : '',
    ...linkLines(text.body, wording),
    ...about.laterCoverage.map((c) => `${words.laterCoverage}: ${c.headline} ${address(c.path)}`),
    ...article.otherEditions.map(
      (other) => `${words.otherEditions} ${editionNames[other.edition]}: ${address(other.path)}`,
    ),
    `${words.history}: ${address(article.path)}/history`,
  ]
  return [address(article.path), ...lines.filter(Boolean)]
}

function correctionLines({ corrections }: PublishedArticle, wording: Wording): string[] {
  return corrections.map((correction) => {
    return `${correctionHead(correction, wording)}: ${correction.publicNote}`
  })
}

/** Links vanish from running text; where they led stands here, once for each address. */
function linkLines(body: Body, { address }: Wording): string[] {
  const lines = new Map<string, string>()
  for (const { text, marks } of linkedTexts(body)) {
    for (const mark of marks) {
      if (mark.type !== 'link' || lines.has(mark.href)) continue
      lines.set(mark.href, `“${text.slice(mark.start, mark.end)}”: ${address(mark.href)}`)
    }
  }
  return [...lines.values()]
}

type Text = { text: string; marks: readonly Mark[] }

function linkedTexts(body: Body): Text[] {
  return body.flatMap<Text>((block) =>
    block.type === 'table' ? block.rows.flat() : textPlaces([block]),
  )
}
