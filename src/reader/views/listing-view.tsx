import type { ListingModel } from '../page-models.ts'
import { Card } from './article-card.tsx'
import { NavList } from './nav-list.tsx'
import { PagingCount, PagingNav } from './paging-nav.tsx'
import type { View } from './view.ts'

/** A section, country, topic, byline or kind, or a part of the archive. */
export function ListingView({ model, view }: { model: ListingModel; view: View }) {
  const words = view.messages.listing
  const isEmpty = model.cards.length === 0 && model.below.length === 0
  return (
    <div class="listing">
      <header class="page-head">
        <NavList
          label={view.messages.nav.above}
          items={model.above}
          view={view}
          class="nav-above"
        />
        {model.label && model.above.length === 0 && <p class="page-label">{model.label}</p>}
        <h1>{model.title}</h1>
        {model.about && <p class="page-about">{model.about}</p>}
        <PagingCount paging={model.paging} view={view} />
      </header>
      <Below model={model} view={view} />
      {isEmpty && <p class="empty">{words.empty}</p>}
      <div class="listing-cards">
        {model.cards.map((card) => (
          <Card card={card} view={view} level={2} art="picture" />
        ))}
      </div>
      <PagingNav paging={model.paging} view={view} />
    </div>
  )
}

/** The years, months or days below an archive page, each with its count. */
function Below({ model, view }: { model: ListingModel; view: View }) {
  if (model.below.length === 0) return null
  const words = view.messages.listing
  return (
    <nav class="below" aria-label={words.archive}>
      <ul>
        {model.below.map(({ label, href, count }) => (
          <li>
            <a href={href}>{label}</a>{' '}
            <span class="below-count">{words.pieces(count, view.count(count))}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}
