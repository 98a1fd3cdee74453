import type { Converted } from '../page-models.ts'
import { shownRate } from '../rates/shown-rate.ts'
import { SourceNote } from './source-note.tsx'
import type { View } from './view.ts'

type Props = { found: Converted; view: View }

/**
 * What an amount was worth, and by which rate, whose and of which day. The rate stands beside it as
 * an exact fraction too, so that the island rounds as the server does.
 */
export function ConvertedAmount({ found, view }: Props) {
  const { amount, result, rate, on, notes } = found
  const { base, quote, exact, effectiveDate, source, method, quality } = rate
  const { messages, dates, figures } = view
  const words = messages.rates.convert
  return (
    <>
      <p
        class="convert-sum"
        data-rate={`${exact.numerator}/${exact.denominator}`}
        data-minor-units={found.minorUnits}
      >
        <span class="convert-given">
          <span class="convert-typed">{figures(amount)}</span> {base} =
        </span>{' '}
        <strong>
          <span class="convert-worth">{figures(result)}</span> {quote}
        </strong>
      </p>
      <p class="convert-unit">{words.unit(base, figures(shownRate(found)), quote)}</p>
      <p>
        {messages.rates.asOf(dates.day(effectiveDate), source)} {messages.rates.methods[method]}{' '}
        {effectiveDate !== on && on !== view.frame.today && words.inForceOn(dates.day(on))}
      </p>
      {quality === 'suspect' && <p>{words.suspect}</p>}
      {notes.length > 0 && <p class="card-meta">{notes.join('; ')}</p>}
      <p>
        <a href={found.pairHref}>{words.history(`${base}/${quote}`)}</a>
      </p>
      <SourceNote source={source} view={view} />
    </>
  )
}
