import type { RatesModel } from '../page-models.ts'
import { tickerNotes } from '../rates/ticker-notes.ts'
import { Sparkline } from './rate-chart.tsx'
import type { View } from './view.ts'

/** The rates of the ticker at a glance, each with the way to its history. */
export function RatesView({ model, view }: { model: RatesModel; view: View }) {
  const words = view.messages.rates
  return (
    <div class="rates">
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="page-about">{words.about}</p>
      </header>
      <ul class="rate-list">
        {model.items.map((item) => (
          <Item item={item} view={view} />
        ))}
      </ul>
      <p>
        <a href={view.href('/rates/convert')}>{words.convert.title}</a> ·{' '}
        <a href={view.href('/rates/embed')}>{words.embed.title}</a>
      </p>
      <p class="card-meta">
        {model.attributions.map((attribution) => `${attribution}. `)}
        {words.disclaimer}
      </p>
    </div>
  )
}

function Item({ item, view }: { item: RatesModel['items'][number]; view: View }) {
  const { line, href, chart } = item
  const { dates, messages } = view
  const full = view.figures(line.full)
  const about = [
    view.figures(line.turned),
    line.source &&
      line.effectiveDate &&
      messages.rates.asOf(dates.day(line.effectiveDate), line.source),
    ...tickerNotes(line, view),
  ]
  return (
    <li class={`rate-item is-${line.direction}`}>
      <h2>{href === null ? full : <a href={href}>{full}</a>}</h2>
      {chart && <Sparkline chart={chart} />}
      <p class="card-meta">{about.filter(Boolean).join(' · ')}</p>
    </li>
  )
}
