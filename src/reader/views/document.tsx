import { raw } from 'hono/html'
import { scriptOf } from '../fonts.ts'
import { interfaceLanguage } from '../messages/catalogue.ts'
import type { PageModel } from '../page-models.ts'
import { structuredData } from '../structured-data.ts'
import { ArticleView } from './article-view.tsx'
import { ConvertView } from './convert-view.tsx'
import { CorrectionsView } from './corrections-view.tsx'
import { DocumentHead } from './document-head.tsx'
import { EmbedGuideView } from './embed-guide-view.tsx'
import { FrontView } from './front-view.tsx'
import { HistoryView } from './history-view.tsx'
import { ListingView } from './listing-view.tsx'
import { MessageView } from './message-view.tsx'
import { PairView } from './pair-view.tsx'
import { RatesView } from './rates-view.tsx'
import { SearchView } from './search-view.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'
import { StaticPageView } from './static-page-view.tsx'
import type { View } from './view.ts'

/** A whole page: the interface in its own language, the matter in that of the edition. */
export function Document({ view }: { view: View }) {
  const { edition } = view.frame
  const { model } = view.page
  const spoken = interfaceLanguage(edition)
  const matter = model.type === 'static-page' ? model.edition : edition
  return (
    <html
      lang={spoken}
      dir="ltr"
      class={view.isLite ? `${scriptOf(edition)} lite` : scriptOf(edition)}
    >
      <DocumentHead view={view} />
      <body class={`page-${model.type}`}>
        <a class="skip" href="#content">
          {view.messages.skipToContent}
        </a>
        <SiteHeader view={view} />
        <main class="main" id="content" tabindex={-1} lang={matter === spoken ? undefined : matter}>
          <Matter model={model} view={view} />
        </main>
        <SiteFooter view={view} />
        <StructuredData view={view} />
      </body>
    </html>
  )
}

/** At the end, since no reader waits for it. A block of data: nothing in it is run. */
function StructuredData({ view }: { view: View }) {
  const data = structuredData(view)
  return data === null ? null : <script type="application/ld+json">{raw(data)}</script>
}

function Matter({ model, view }: { model: PageModel; view: View }) {
  switch (model.type) {
    case 'front':
      return <FrontView model={model} view={view} />
    case 'listing':
      return <ListingView model={model} view={view} />
    case 'article':
      return <ArticleView model={model} view={view} />
    case 'history':
      return <HistoryView model={model} view={view} />
    case 'corrections':
      return <CorrectionsView model={model} view={view} />
    case 'static-page':
      return <StaticPageView model={model} view={view} />
    case 'rates':
      return <RatesView model={model} view={view} />
    case 'rate-pair':
      return <PairView model={model} view={view} />
    case 'rate-convert':
      return <ConvertView model={model} view={view} />
    case 'embed-guide':
      return <EmbedGuideView model={model} view={view} />
    case 'search':
      return <SearchView model={model} view={view} />
    case 'message':
      return <MessageView model={model} view={view} />
  }
}
