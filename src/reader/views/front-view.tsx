import type { ArticleCard } from '#articles/published-article.ts'
import type { FrontModel } from '../page-models.ts'
import { Card } from './article-card.tsx'
import type { View } from './view.ts'

/** Lead, opinion and briefs beside the latest, then the countries. */
export function FrontView({ model, view }: { model: FrontModel; view: View }) {
  const words = view.messages.front
  if (!model.lead && model.latest.length === 0) return <p class="empty">{words.empty}</p>
  return (
    <div class="front">
      {model.lead && (
        <section class="front-lead" aria-label={words.lead}>
          <Card card={model.lead} view={view} level={2} size="lead" />
        </section>
      )}
      <Strip name="latest" title={words.latest} cards={model.latest} view={view}>
        <a href={view.href('/archive')}>{words.archive}</a>
      </Strip>
      <Strip name="opinion" title={words.opinion} cards={model.opinion} view={view}>
        <a href={view.href('/kind/opinion')}>{words.allOpinion}</a>
      </Strip>
      <Strip name="briefs" title={words.briefs} cards={model.briefs} view={view} small>
        <a href={view.href('/kind/brief')}>{words.allBriefs}</a>
      </Strip>
      <div class="front-countries">
        {model.byCountry.map(({ name, href, cards }) => (
          <Strip name="country" title={name} href={href} cards={cards} view={view} small isCountry>
            <a href={href}>{words.allOf(name)}</a>
          </Strip>
        ))}
      </div>
    </div>
  )
}

type StripProps = {
  name: string
  title: string
  href?: string
  cards: readonly ArticleCard[]
  view: View
  small?: boolean
  /** the heading says which country, so the cards need not */
  isCountry?: boolean
  /** leads to the rest */
  children: unknown
}

/** A headed row of cards, of which the first is shown in full; nothing where there are none. */
function Strip({ name, title, href, cards, view, small, isCountry, children }: StripProps) {
  if (cards.length === 0) return null
  // Of each name there is one, save of countries, which have an address each; two may begin with one piece.
  const id = `strip-${name}${href ? href.replaceAll('/', '-') : ''}`
  return (
    <section class={`strip strip-${name}`} aria-labelledby={id}>
      <h2 class="strip-title" id={id}>
        {href ? <a href={href}>{title}</a> : title}
      </h2>
      <div class="strip-cards">
        {cards.map((card, i) => (
          <Card
            card={card}
            view={view}
            size={small && i > 0 ? 'small' : 'full'}
            country={!isCountry}
          />
        ))}
      </div>
      <p class="strip-more">{children}</p>
    </section>
  )
}
