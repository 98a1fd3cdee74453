import type { PublishedArticle } from '#articles/published-article.ts'
import type { Edition } from '#contract/edition.ts'
import { wholeUrl } from '../addresses/whole-url.ts'
import { CARD_SIZE } from '../cards/card-words.ts'
import { socialCardPath } from '../social-card.ts'
import { sureMoment } from '../sure-moment.ts'
import type { View } from './view.ts'

/** How a page looks where somebody shares its address: Open Graph, and what X reads besides. */
export function SharedAs({ view }: { view: View }) {
  const { frame, page } = view
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
      {page.canonicalPath !== null && <CardImage view={view} />}
      {model.type === 'article' && <OfArticle article={model.article} timeZone={frame.timeZone} />}
    </>
  )
}

/** Drawn by us; of a piece its own, of every other page the paper's. */
function CardImage({ view: { frame, page } }: { view: View }) {
  const { model } = page
  const path = socialCardPath(frame, model.type === 'article' ? model.article : null)
  return (
    <>
      <meta property="og:image" content={frame.siteUrl + path} />
      <meta property="og:image:width" content={String(CARD_SIZE.width)} />
      <meta property="og:image:height" content={String(CARD_SIZE.height)} />
      <meta property="og:image:alt" content={page.title} />
      <meta name="twitter:card" content="summary_large_image" />
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
