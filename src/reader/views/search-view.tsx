import { editionNames } from '../messages/catalogue.ts'
import type { SearchHit, SearchModel } from '../page-models.ts'
import { describeDate } from '../wording/article-date.ts'
import { labelsOnCards } from '../wording/labels-on-cards.ts'
import { Dot } from './article-card.tsx'
import { DateLine } from './date-line.tsx'
import { PagingCount, PagingNav } from './paging-nav.tsx'
import type { View } from './view.ts'

type Props = { model: SearchModel; view: View }

/** A plain form, and what was found with the words around it. */
export function SearchView({ model, view }: Props) {
  const words = view.messages.search
  const { asked, fault, hits, paging, isCut } = model
  return (
    <div class="search">
      <header class="page-head">
        <h1>{asked === '' ? words.title : words.titleOf(asked)}</h1>
        {asked === '' && <p class="page-about">{words.about}</p>}
      </header>
      <SearchForm model={model} view={view} />
      {fault && fault !== 'empty' && <p class="search-fault">{words.faults[fault]}</p>}
      {fault === null && hits.length === 0 && <p class="empty">{words.none}</p>}
      <PagingCount paging={paging} view={view} />
      {isCut && <p class="card-meta">{words.cut}</p>}
      <div class="search-hits">
        {hits.map((hit) => (
          <Hit hit={hit} view={view} />
        ))}
      </div>
      <PagingNav paging={paging} view={view} />
    </div>
  )
}

function SearchForm({ model, view }: Props) {
  const words = view.messages.search
  const { asked, everywhere } = model
  return (
    <search>
      <form class="search-form" method="get" action={view.href('/search')}>
        <p class="search-field">
          <label for="q">{words.ask}</label>
          <input id="q" name="q" type="search" value={asked} maxlength={200} required />
        </p>
        {view.frame.editions.length > 0 && (
          <p class="search-choice">
            <input id="in" name="in" type="checkbox" value="all" checked={everywhere} />{' '}
            <label for="in">{words.everywhere}</label>
          </p>
        )}
        <p>
          <button type="submit">{words.go}</button>
        </p>
      </form>
    </search>
  )
}

function Hit({ hit: { card, edition, passage }, view }: { hit: SearchHit; view: View }) {
  const { messages, dates, frame } = view
  const isForeign = edition !== frame.edition
  const marks = [
    isForeign ? editionNames[edition] : '',
    card.kind === 'news' ? '' : messages.kinds[card.kind],
    ...labelsOnCards(card.labels, frame).map((label) => messages.labels[label]),
  ].filter(Boolean)
  return (
    <article class="search-hit">
      <h2 class="card-headline" lang={isForeign ? edition : undefined}>
        <a href={card.path}>{card.headline}</a>
      </h2>
      <p class="card-meta">
        {marks.map((mark) => (
          <>
            {mark}
            <Dot />
          </>
        ))}
        <DateLine date={describeDate(card, dates, messages)} />
      </p>
      <p class="search-passage" lang={isForeign ? edition : undefined}>
        {passage.map(({ text, isFound }) => (isFound ? <mark>{text}</mark> : text))}
      </p>
    </article>
  )
}
