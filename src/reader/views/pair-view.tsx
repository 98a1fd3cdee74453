import type { PairModel } from '../page-models.ts'
import { standingInWords } from '../rates/standing-in-words.ts'
import { CorrectedRates } from './corrected-rates.tsx'
import { NavList } from './nav-list.tsx'
import { RateChart } from './rate-chart.tsx'
import { SourceNote } from './source-note.tsx'
import type { View } from './view.ts'

/** The history of one pair: how it stands, a chart, and the same as a table. */
export function PairView({ model, view }: { model: PairModel; view: View }) {
  const { line, history, spans } = model
  const { dates, messages } = view
  const words = messages.rates
  const { sentence, notes } = standingInWords(line, view)
  const title = words.chart(line.pair, dates.day(history.from), dates.day(history.to))
  return (
    <div class="rate-pair">
      <header class="page-head">
        <h1>{words.pairTitle(line.pair)}</h1>
        <p class="rate-now">{view.figures(line.full)}</p>
        {line.turned && <p class="rate-turned">{view.figures(line.turned)}</p>}
        <p class="page-about">
          {sentence} {notes.length > 0 && `(${notes.join('; ')})`}
        </p>
      </header>
      <NavList label={words.spanNav} items={spans} view={view} class="nav-spans" />
      {history.chart && (
        <figure class="chart-box">
          <RateChart chart={history.chart} title={title} view={view} />
          <figcaption>
            {title}. {history.source.name}. {words.chartAbout}
          </figcaption>
        </figure>
      )}
      <Extremes model={model} view={view} />
      <Rows model={model} view={view} />
      <CorrectedRates corrected={model.corrected} view={view} />
      <footer class="piece-foot">
        <p>
          <a href={model.convertHref}>{words.convert.title}</a> ·{' '}
          <a href={model.turnedHref}>{words.turned(`${history.quote}/${history.base}`)}</a>
        </p>
        <Downloads model={model} view={view} />
        <SourceNote source={history.source} view={view} />
      </footer>
    </div>
  )
}

type Props = { model: PairModel; view: View }

function Extremes({ model, view }: Props) {
  const { high, low, change, changes } = model.history
  const words = view.messages.rates
  const { figures, dates } = view
  return (
    <dl class="rate-extremes">
      {[
        [words.high, words.on(figures(high.value), dates.day(high.date))],
        [words.low, words.on(figures(low.value), dates.day(low.date))],
        [words.change, figures(change)],
      ].map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {changes.length > 0 && (
        <div>
          <dt>{words.changes}</dt>
          {changes.map((over) => (
            <dd>
              {words.spans[over.span]}: {figures(over.change)}
            </dd>
          ))}
        </div>
      )}
    </dl>
  )
}

function Downloads({ model: { downloads }, view }: Props) {
  const words = view.messages.rates
  if (!downloads) return <p class="card-meta">{words.notPassedOn}</p>
  return (
    <p>
      {words.downloads}: <a href={downloads.csv}>{words.csv}</a>,{' '}
      <a href={downloads.json}>{words.json}</a>
    </p>
  )
}

function Rows({ model, view }: Props) {
  const { rows, group } = model.history
  const words = view.messages.rates
  return (
    <div class="table-box">
      <table>
        <caption>{words.tables[group ?? 'fixing']}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.date}</th>
            <th scope="col">{words.columns.value}</th>
            <th scope="col">{words.columns.change}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ date, value, change, isSuspect }) => (
            <tr>
              <th scope="row">
                <time datetime={date}>{view.dates.day(date)}</time>
              </th>
              <td class="figure">
                {view.figures(value)}
                {isSuspect && ` (${words.suspect})`}
              </td>
              <td class="figure">{view.figures(change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
