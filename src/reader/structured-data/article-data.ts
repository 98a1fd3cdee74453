import type { PublishedArticle, TermName } from '#articles/published-article.ts'
import type { ArticleKind } from '#contract/article.ts'
import { renditionPath } from '#media/rendition-name.ts'
import { extentOf, widthsFor } from '#media/shapes.ts'
import { CARD_SIZE } from '../cards/card-words.ts'
import type { Frame } from '../page-models.ts'
import { inEdition } from '../pages/page-request.ts'
import { socialCardPath } from '../social-card.ts'
import { sureMoment } from '../sure-moment.ts'
import { organisationId, type Thing } from './organisation-data.ts'

/** By the vocabulary's own words for kinds (https://schema.org/NewsArticle). */
const TYPES: Record<ArticleKind, string> = {
  news: 'NewsArticle',
  brief: 'NewsArticle',
  interview: 'NewsArticle',
  live: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  sponsored: 'AdvertiserContentArticle',
}

/** A piece as it stands now. It says no date that is not known for certain. */
export function articleData(frame: Frame, article: PublishedArticle, description: string): Thing {
  const { text, path, edition } = article
  const url = frame.siteUrl + encodeURI(path)
  const of = (axis: TermName['axis']) => article.terms.filter((term) => term.axis === axis)
  const names = (terms: TermName[]) => orNone(terms.map(({ name }) => name))
  return {
    '@type': TYPES[text.kind],
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: text.headline,
    description: description || undefined,
    image: imagesOf(frame, article),
    inLanguage: edition,
    ...dates(article, frame.timeZone),
    dateline: (text.kind !== 'sponsored' && text.dateline) || undefined,
    author: authors(frame, article),
    publisher: { '@id': organisationId(frame) },
    articleSection: names(of('section')),
    keywords: names(of('topic')),
    contentLocation: orNone(of('country').map(({ name }) => ({ '@type': 'Country', name }))),
    isAccessibleForFree: true,
    correction: corrections(article),
    ...translations(frame, article),
  }
}

/** The picture over the text, whole and as cut for cards; without one the card that networks show. */
function imagesOf(frame: Frame, article: PublishedArticle): Thing[] {
  const { text, pictures } = article
  const lead = pictures.find(({ id }) => id === text.leadPicture?.mediaId)
  const image = (path: string, extent: { width: number; height: number }) => ({
    ...{ '@type': 'ImageObject', url: frame.siteUrl + path },
    ...extent,
  })
  if (!lead) return [image(socialCardPath(frame, article), CARD_SIZE)]
  return (['full', 'wide', 'card'] as const).map((shape) => {
    const width = widthsFor(lead, shape).at(-1) ?? 0
    const path = renditionPath(lead, { shape, width, format: 'jpg' })
    return image(path, extentOf(lead, shape, width))
  })
}

/** The day alone where the hour is not known, as with what was printed before it came here. */
function dates(article: PublishedArticle, timeZone: string): Record<string, string> {
  const sure = sureMoment(article, timeZone)
  if (!sure || !article.day) return {}
  const isOfThatDay = sure.getTime() === article.firstPublishedAt.getTime()
  const newest = article.corrections.at(-1)?.at
  const changed = isOfThatDay && article.revisedAt > sure ? article.revisedAt : newest
  return {
    datePublished: isOfThatDay ? sure.toISOString() : article.day.to,
    ...(changed && { dateModified: changed.toISOString() }),
  }
}

function authors(frame: Frame, { text }: PublishedArticle): unknown {
  if (text.bylines.length === 0) return { '@id': organisationId(frame) }
  return text.bylines.map(({ name, slug }) => ({
    '@type': 'Person',
    name,
    url: frame.siteUrl + inEdition(frame, `/author/${slug}`),
  }))
}

function corrections({ corrections: notes }: PublishedArticle): Thing[] | undefined {
  return orNone(
    notes
      .filter(({ kind }) => kind === 'correction' || kind === 'clarification')
      .map(({ publicNote, at }) => ({
        '@type': 'CorrectionComment',
        text: publicNote,
        datePublished: at.toISOString(),
      })),
  )
}

/** An original names its translations; a translation names its original, where that is public. */
function translations(frame: Frame, article: PublishedArticle): Record<string, unknown> {
  const reference = ({ edition, path }: PublishedArticle['otherEditions'][number]) => ({
    '@type': 'NewsArticle',
    '@id': frame.siteUrl + encodeURI(path),
    inLanguage: edition,
  })
  const { origin, otherEditions } = article
  if (origin === 'original') {
    const translated = otherEditions.filter((other) => other.origin === 'translation')
    return { workTranslation: orNone(translated.map(reference)) }
  }
  const original = otherEditions.find((other) => other.origin === 'original')
  return original ? { translationOfWork: reference(original) } : {}
}

/** An empty list is left out of JSON. */
function orNone<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined
}
