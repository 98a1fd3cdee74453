import type { PublishedArticle } from '#articles/published-article.ts'
import type { Edition } from '#contract/edition.ts'
import { sureMoment } from '../sure-moment.ts'
import { wholeUrl } from '../whole-url.ts'
import type { View } from './view.ts'

/** How a page looks where somebody shares its address: Open Graph, and what X reads besides. */
export function SharedAs({ view: { frame, page } }: { view: View }) {
  const { model } = page
  const isFront = model.type === 'front'
  return (
    <>
      <meta property="og:site_name" content={frame.siteName} />
      <meta property="og:title" content={isFront ? frame.siteName : page.title} />
      <meta property="og:type" content={model.type === 'article' ? 'article' : 'website'} />
      <meta property="og:locale" content={LOCALES[frame.edition]} />
      {page.description && <meta property="og:description" content={page.description} />}
      {page.canonicalPath !== null && (
        <meta property="og:url" content={wholeUrl(frame.siteUrl, page.canonicalPath)} />
      )}
      <meta name="twitter:card" content="summary" />
      {model.type === 'article' && <OfArticle article={model.article} timeZone={frame.timeZone} />}
    </>
  )
}

/** It wants a country beside the language. */
const LOCALES: Record<Edition, string> = {
  en: 'en_GB',
  ru: 'ru_RU',
  kk: 'kk_KZ',
  ky: 'ky_KG',
  tg: 'tg_TJ',
  'uz-Latn': 'uz_UZ',
  'uz-Cyrl': 'uz_UZ',
  tk: 'tk_TM',
}

function OfArticle({ article, timeZone }: { article: PublishedArticle; timeZone: string }) {
  const published = sureMoment(article, timeZone)
  const section = article.terms.find((term) => term.axis === 'section')
  return (
    <>
      {published && <meta property="article:published_time" content={published.toISOString()} />}
      {published && article.revisedAt > article.firstPublishedAt && (
        <meta property="article:modified_time" content={article.revisedAt.toISOString()} />
      )}
      {section && <meta property="article:section" content={section.name} />}
      {article.terms
        .filter((term) => term.axis !== 'section')
        .map((term) => (
          <meta property="article:tag" content={term.name} />
        ))}
    </>
  )
}
