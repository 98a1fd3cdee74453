import type { TickerLine } from '#rates/ticker.ts'
import { pairPath } from '../rates/pair-path.ts'
import type { View } from './view.ts'

const SHAPES = { up: '▲', down: '▼', level: '', unknown: '' }

/** The rates of the ticker as people ask for them: what the dearer currency costs. */
export function DayRates({ view }: { view: View }) {
  const words = view.messages.front
  const lines = view.frame.ticker.filter((line) => line.value !== null)
  if (lines.length === 0) return null
  return (
    <section class="day-rates" aria-labelledby="day-rates">
      <h2 class="strip-title" id="day-rates">
        <a href={view.href('/rates')}>{words.rates}</a>
      </h2>
      <table>
        <caption>{words.ratesAbout}</caption>
        <tbody>
          {lines.map((line) => (
            <Row line={line} view={view} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ line, view }: { line: TickerLine; view: View }) {
  const { base, direction, change } = line
  const [pair = '', value = ''] = (line.turned || line.full.replace(` ${change}`, '')).split(' = ')
  return (
    <tr class={`is-${direction}`}>
      <th scope="row">
        <a href={view.href(pairPath(line))}>{view.messages.ticker.currencies[base] ?? base}</a>{' '}
        <small>{pair}</small>
      </th>
      <td>{view.figures(value)}</td>
      <td>
        {view.figures(change)} <span class="ticker-shape">{SHAPES[direction]}</span>
      </td>
    </tr>
  )
}
