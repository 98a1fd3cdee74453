import type { ArticleCard } from '#articles/published-article.ts'
import { dyesOf } from '../country-class.ts'
import type { FrontModel } from '../page-models.ts'
import { Card } from './article-card.tsx'
import { DayRates } from './day-rates.tsx'
import { TimeLine } from './time-line.tsx'
import type { View } from './view.ts'

type Props = { model: FrontModel; view: View }

/** Lead and secondary stories beside the latest and the day's rates; opinion, countries, briefs. */
export function FrontView({ model, view }: Props) {
  const words = view.messages.front
  if (!model.lead && model.latest.length === 0) return <p class="empty">{words.empty}</p>
  return (
    <div class="front">
      <Top model={model} view={view} />
      <div class="front-side">
        <Strip name="latest" title={words.latest} cards={model.latest}>
          <TimeLine cards={model.latest} view={view} />
          <More href={view.href('/archive')} text={words.archive} />
        </Strip>
        <DayRates view={view} />
      </div>
      <Strip name="opinion" title={words.opinion} cards={model.opinion}>
        <Cards cards={model.opinion} view={view} />
        <More href={view.href('/kind/opinion')} text={words.allOpinion} />
      </Strip>
      <Strip name="briefs" title={words.briefs} cards={model.briefs}>
        <Cards cards={model.briefs} view={view} />
        <More href={view.href('/kind/brief')} text={words.allBriefs} />
      </Strip>
      <Countries model={model} view={view} />
    </div>
  )
}

function Top({ model, view }: Props) {
  const { lead, secondary } = model
  const words = view.messages.front
  return (
    <div class="front-top">
      {lead && (
        <section class="front-lead" aria-label={words.lead}>
          <Card card={lead} view={view} level={2} size="lead" art="either" />
        </section>
      )}
      {secondary.length > 0 && (
        <section class="front-second" aria-label={words.secondary}>
          {secondary.map((card, i) => (
            <Card
              {...{ card, view }}
              level={2}
              size="second"
              // One more picture beside the lead's is enough.
              art={i === 0 ? 'picture' : 'none'}
            />
          ))}
        </section>
      )}
    </div>
  )
}

/** Each country opens with the picture or the cloth of its newest piece. */
function Countries({ model, view }: Props) {
  if (model.byCountry.length === 0) return null
  return (
    <div class="front-countries">
      {model.byCountry.map(({ name, href, cards }) => (
        <Strip {...{ name: 'country', title: name, href, cards }}>
          <div class="strip-cards">
            {cards.map((card, i) => (
              <Card
                {...{ card, view }}
                size={i === 0 ? 'full' : 'small'}
                art={i === 0 ? 'either' : 'none'}
                country={false}
              />
            ))}
          </div>
          <More href={href} text={view.messages.front.allOf(name)} />
        </Strip>
      ))}
    </div>
  )
}

type StripProps = {
  name: string
  title: string
  href?: string
  cards: readonly ArticleCard[]
  children: unknown
}

/** A headed part of the page; nothing where it would hold nothing. */
function Strip({ name, title, href, cards, children }: StripProps) {
  if (cards.length === 0) return null
  // Of each name there is one, save of countries, which have an address each.
  const id = `strip-${name}${href ? href.replaceAll('/', '-') : ''}`
  const dyes = href ? dyesOf(href.split('/').at(-1) ?? '') : ''
  return (
    <section class={`strip strip-${name} ${dyes}`.trim()} aria-labelledby={id}>
      <h2 class="strip-title" id={id}>
        {href ? <a href={href}>{title}</a> : title}
      </h2>
      {children}
    </section>
  )
}

/** All of one kind, which the title over them says. */
function Cards({ cards, view }: { cards: readonly ArticleCard[]; view: View }) {
  return (
    <div class="strip-cards">
      {cards.map((card) => (
        <Card card={card} view={view} size="small" kind={false} />
      ))}
    </div>
  )
}

function More({ href, text }: { href: string; text: string }) {
  return (
    <p class="strip-more">
      <a href={href}>{text}</a>
    </p>
  )
}
