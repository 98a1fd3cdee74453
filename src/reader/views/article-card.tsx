import type { ArticleCard } from '#articles/published-article.ts'
import { describeDate } from '../article-date.ts'
import { noteMark } from '../note-mark.ts'
import { patternPath, patternSeed } from '../pattern-path.ts'
import { Chips } from './chips.tsx'
import { DateLine } from './date-line.tsx'
import type { View } from './view.ts'

type Props = {
  card: ArticleCard
  view: View
  /** of the headline, so that headings stay in order */
  level?: 2 | 3
  size?: 'lead' | 'full' | 'small'
  /** whether it says of which country it is */
  country?: boolean
}

/** A piece as it stands in a listing. Small ones leave the standfirst out. */
export function Card({ card, view, level = 3, size = 'full', country = true }: Props) {
  const headline = <a href={card.path}>{card.headline}</a>
  return (
    <article class={`card card-${size}`}>
      {size === 'lead' && <Cloth card={card} />}
      <Chips kind={card.kind} labels={card.labels} view={view} />
      {level === 2 ? (
        <h2 class="card-headline">{headline}</h2>
      ) : (
        <h3 class="card-headline">{headline}</h3>
      )}
      {size !== 'small' && card.standfirst && <p class="card-standfirst">{card.standfirst}</p>}
      <CardMeta card={card} view={view} country={country} />
    </article>
  )
}

/** For a piece without a picture: the cloth that is computed from it. It says nothing to the ear. */
function Cloth({ card }: { card: ArticleCard }) {
  return <img class="cloth" src={patternPath(patternSeed(card))} alt="" width="640" height="360" />
}

function CardMeta({ card, view, country }: Required<Pick<Props, 'card' | 'view' | 'country'>>) {
  const { messages, dates } = view
  const place = country ? placeOf(card) : ''
  const names = card.bylines.map((byline) => byline.name)
  return (
    <p class="card-meta">
      {place && <span class="card-country">{place}</span>}
      {place && <Dot />}
      <DateLine date={describeDate(card, dates, messages)} />
      {names.length > 0 && (
        <>
          <Dot />
          {messages.article.by(names)}
        </>
      )}
      {card.newestNote && (
        <>
          <Dot />
          <span class="card-corrected">{noteMark(card, view)}</span>
        </>
      )}
    </p>
  )
}

/** A piece about more than two countries is about the region. */
function placeOf({ terms }: ArticleCard): string {
  const countries = terms.filter((term) => term.axis === 'country')
  return countries.length > 2 ? '' : countries.map((term) => term.name).join(', ')
}

/** Between parts of one line. */
export function Dot() {
  return <span class="dot"> · </span>
}
