import type { StaticPageModel } from '../page-models.ts'
import { ArticleBody } from './article-body.tsx'
import type { View } from './view.ts'

/** About, contact, imprint: a page that says which version it is. */
export function StaticPageView({ model, view }: { model: StaticPageModel; view: View }) {
  const { number, at } = model.version
  const day = view.dates.day(view.dates.dayOf(at))
  return (
    <article class="piece">
      <header class="piece-head">
        <h1>{model.title}</h1>
      </header>
      <div class="piece-body">
        <ArticleBody body={model.body} view={view} />
      </div>
      <footer class="piece-foot">
        <p class="piece-record">{view.messages.staticPage.version(view.count(number), day)}</p>
      </footer>
    </article>
  )
}
