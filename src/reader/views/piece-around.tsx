import type { ArticleCard } from '#articles/published-article.ts'
import type { ArticleModel } from '../page-models.ts'
import { Card } from './article-card.tsx'
import type { View } from './view.ts'

type Props = { model: ArticleModel; view: View }

/** Where the matter went on, where it came from, and what else there is of its topic. */
export function Around({ model, view }: Props) {
  const words = view.messages.article
  const { related } = model
  return (
    <>
      <Row id="later" title={words.laterCoverage} cards={model.laterCoverage} view={view} />
      <Row id="earlier" title={words.earlierCoverage} cards={model.earlier} view={view} />
      {related && (
        <Row
          {...{ id: 'related', cards: related.cards, href: related.href, view }}
          title={words.related(related.name)}
        />
      )}
    </>
  )
}

type RowProps = {
  id: string
  title: string
  href?: string
  cards: readonly ArticleCard[]
  view: View
}

function Row({ id, title, href, cards, view }: RowProps) {
  if (cards.length === 0) return null
  return (
    <section class="later" aria-labelledby={`${id}-pieces`}>
      <h2 class="strip-title" id={`${id}-pieces`}>
        {href ? <a href={href}>{title}</a> : title}
      </h2>
      <div class="strip-cards">
        {cards.map((card) => (
          <Card card={card} view={view} size="small" />
        ))}
      </div>
    </section>
  )
}
