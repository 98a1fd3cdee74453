import type { ArticleCard } from '#articles/published-article.ts'
import { countryClass } from '../country-class.ts'
import { describeDate } from '../wording/article-date.ts'
import { noteMark } from '../wording/note-mark.ts'
import { Chips } from './chips.tsx'
import { Cloth } from './cloth.tsx'
import { DateLine } from './date-line.tsx'
import { PictureImage } from './picture.tsx'
import type { View } from './view.ts'

type Props = {
  card: ArticleCard
  view: View
  /** of the headline, so that headings stay in order */
  level?: 2 | 3
  size?: 'lead' | 'second' | 'full' | 'small'
  /** a picture, or the cloth in its place; where neither is asked for only a picture is shown */
  art?: 'either' | 'picture' | 'none'
  /** whether it says of which country it is */
  country?: boolean
  /** whether it says of which kind it is, where that is not plain news */
  kind?: boolean
}

/** A piece as it stands in a listing. Small ones leave the standfirst out. */
export function Card(props: Props) {
  const { card, view, level = 3, size = 'full', art = 'none', country = true, kind = true } = props
  const headline = <a href={card.path}>{card.headline}</a>
  const names = ['card', `card-${size}`, countryClass(card.terms), shapeOf(card, size)]
  return (
    <article class={names.filter(Boolean).join(' ')}>
      {!view.isLite && <CardArt card={card} size={size} art={art} />}
      <Chips kind={kind ? card.kind : 'news'} labels={card.labels} view={view} />
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

/** A lead of few words may shout, one of many has to keep its voice down. */
function shapeOf({ headline }: ArticleCard, size: Props['size']): string {
  if (size === 'second') return headline.length > LONG_SECOND ? 'is-wordy' : ''
  if (size !== 'lead') return ''
  if (headline.length <= SHORT) return 'is-short'
  return headline.length > LONG ? 'is-long' : ''
}

const SHORT = 36
const LONG = 84
const LONG_SECOND = 70

type ArtProps = Required<Pick<Props, 'card' | 'size' | 'art'>>

/** The headline beside it says what it shows, so that it says nothing itself. */
function CardArt({ card, size, art }: ArtProps) {
  if (art === 'none' || (art === 'picture' && !card.picture)) return null
  const isFirst = size === 'lead'
  return (
    <div class="card-art">
      {card.picture ? (
        <PictureImage
          picture={card.picture.picture}
          alt=""
          shape={isFirst ? 'wide' : 'card'}
          sizes={isFirst ? LEAD_WIDTH : CARD_WIDTH}
          isFirst={isFirst}
        />
      ) : (
        <Cloth piece={card} isFirst={isFirst} />
      )}
    </div>
  )
}

/** As styles/front.css lays them out. */
const LEAD_WIDTH = '(min-width: 60em) 38rem, 94vw'
const CARD_WIDTH = '(min-width: 60em) 15rem, (min-width: 36em) 45vw, 94vw'

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
          {' '}
          <span class="card-corrected">{noteMark(card, view)}</span>
        </>
      )}
    </p>
  )
}

/** A piece about more than two countries is about the region. */
export function placeOf({ terms }: Pick<ArticleCard, 'terms'>): string {
  const countries = terms.filter((term) => term.axis === 'country')
  return countries.length > 2 ? '' : countries.map((term) => term.name).join(', ')
}

/** Between parts of one line. */
export function Dot() {
  return <span class="dot"> · </span>
}
