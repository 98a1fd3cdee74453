import type { ArticleCard, PublishedArticle } from '#articles/published-article.ts'
import type { Page, Paging } from '#reader/page-models.ts'
import { alone, aPage, aPaging } from './page-models.ts'

/** The page of a piece, as its newest revision. */
export function articlePage(article: PublishedArticle): Page {
  return aPage(
    { type: 'article', article, ...alone, laterCoverage: [], isOldRevision: false },
    { title: article.text.headline, canonicalPath: article.path },
  )
}

/** A section's page that shows these pieces, whole and as cards. */
export function sectionPage(wholes: PublishedArticle[], paging: Partial<Paging> = {}): Page {
  return aPage(
    {
      type: 'listing',
      elsewhere: [],
      feedPath: null,
      title: 'Economy',
      label: 'Section',
      about: '',
      cards: wholes.map(cardOf),
      paging: aPaging(paging),
      below: [],
      above: [],
      wholes,
    },
    { title: 'Economy', canonicalPath: '/section/economy' },
  )
}

function cardOf(article: PublishedArticle): ArticleCard {
  const { headline, standfirst, kind, labels, dateline, bylines } = article.text
  const { id, path, terms, firstPublishedAt, day, corrections } = article
  const text = { headline, standfirst, kind, labels, dateline, bylines }
  const newest = corrections.at(-1)
  return {
    id,
    path,
    terms,
    firstPublishedAt,
    day,
    ...text,
    picture: null,
    newestNote: newest ? { kind: newest.kind, at: newest.at } : null,
  }
}
