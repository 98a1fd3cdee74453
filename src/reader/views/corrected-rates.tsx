import type { CorrectedRate } from '#rates/list-corrected-rates.ts'
import { correctedPrices } from '../rates/corrected-prices.ts'
import type { View } from './view.ts'

type Props = { corrected: readonly CorrectedRate[]; view: View }

/** What the bank has printed anew: the old figure, the new one, and when that was seen. */
export function CorrectedRates({ corrected, view }: Props) {
  const words = view.messages.rates
  const columns = words.correctedColumns
  if (corrected.length === 0) return null
  return (
    <section class="rate-corrected">
      <h2 id="corrected">{words.corrected}</h2>
      <p class="card-meta">{words.correctedAbout}</p>
      <div class="table-box">
        <table aria-labelledby="corrected">
          <thead>
            <tr>
              <th scope="col">{columns.day}</th>
              <th scope="col">{columns.before}</th>
              <th scope="col">{columns.after}</th>
              <th scope="col">{columns.seen}</th>
            </tr>
          </thead>
          <tbody>
            {corrected.map((rate) => (
              <Row rate={rate} view={view} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Row({ rate, view }: { rate: CorrectedRate; view: View }) {
  const { before, after } = correctedPrices(rate, view)
  return (
    <tr>
      <th scope="row">
        <time datetime={rate.effectiveDate}>{view.dates.day(rate.effectiveDate)}</time>
      </th>
      <td class="figure">{before}</td>
      <td class="figure">{after}</td>
      <td>
        <time datetime={rate.seenAt.toISOString()}>{view.dates.moment(rate.seenAt)}</time>
      </td>
    </tr>
  )
}
