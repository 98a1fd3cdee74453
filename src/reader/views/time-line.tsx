import type { ArticleCard } from '#articles/published-article.ts'
import { countryClass } from '../country-class.ts'
import { describeDate } from '../wording/article-date.ts'
import { noteMark } from '../wording/note-mark.ts'
import { placeOf } from './article-card.tsx'
import { Chips } from './chips.tsx'
import type { View } from './view.ts'

type Props = { cards: readonly ArticleCard[]; view: View }

/** The newest pieces under their days, each with the hour where it was published on that day. */
export function TimeLine({ cards, view }: Props) {
  return (
    <>
      {daysOf(cards, view).map(({ text, datetime, pieces }) => (
        <>
          <p class="line-day">{datetime ? <time datetime={datetime}>{text}</time> : text}</p>
          <ol class="line">
            {pieces.map((card) => (
              <Knot card={card} view={view} />
            ))}
          </ol>
        </>
      ))}
    </>
  )
}

function Knot({ card, view }: { card: ArticleCard; view: View }) {
  const { dates } = view
  const place = placeOf(card)
  const isOfThatDay = card.day?.to === dates.dayOf(card.firstPublishedAt)
  const mark = card.newestNote && noteMark(card, view)
  return (
    <li class={countryClass(card.terms) || undefined}>
      <p class="card-meta">
        {isOfThatDay && (
          <time datetime={card.firstPublishedAt.toISOString()}>
            {dates.time(card.firstPublishedAt)}
          </time>
        )}{' '}
        {place && <span class="card-country">{place}</span>}{' '}
        <Chips kind={card.kind} labels={card.labels} view={view} inline />
      </p>
      <h3>
        <a href={card.path}>{card.headline}</a>
      </h3>
      {mark && <p class="card-meta card-corrected">{mark}</p>}
    </li>
  )
}

type Day = { text: string; datetime: string | null; pieces: ArticleCard[] }

/** Neighbours of one day together. */
function daysOf(cards: readonly ArticleCard[], { dates, messages }: View): Day[] {
  const days: Day[] = []
  for (const card of cards) {
    const { text, datetime } = describeDate(card, dates, messages)
    const last = days.at(-1)
    if (last?.text === text) last.pieces.push(card)
    else days.push({ text, datetime, pieces: [card] })
  }
  return days
}
