import type { PairHistory } from '#rates/pair-history.ts'
import type { TickerLine } from '#rates/ticker.ts'
import { pairPath } from '../rates/pair-path.ts'
import { standingInWords } from '../rates/standing-in-words.ts'
import { RateChart } from '../views/rate-chart.tsx'
import type { Wording } from '../wording/wording.ts'
import { EmbedPage, OutLink } from './embed-page.tsx'

type Props = { line: TickerLine; history: PairHistory; wording: Wording }

/** How a pair stands and its chart, with the source and the way to its whole history. */
export function EmbedChart({ line, history, wording }: Props) {
  const { frame, messages, dates, address, href, figures } = wording
  const words = messages.rates
  const { source, high, low } = history
  const title = words.chart(line.pair, dates.day(history.from), dates.day(history.to))
  const { sentence, notes } = standingInWords(line, wording)
  return (
    <EmbedPage title={title} wording={wording}>
      <p class="embed-title">
        <OutLink href={address(href(pairPath(line)))}>{figures(line.full)}</OutLink>
      </p>
      {history.chart && <RateChart chart={history.chart} title={title} view={wording} />}
      <p>
        {words.low}: {words.on(figures(low.value), dates.day(low.date))}. {words.high}:{' '}
        {words.on(figures(high.value), dates.day(high.date))}.
      </p>
      <p class="embed-note">
        {sentence} {notes.length > 0 && `(${notes.join('; ')})`}
      </p>
      <p class="embed-note">
        {source.attribution}. {source.disclaimer || words.disclaimer}{' '}
        <OutLink href={address(href('/rates'))}>{frame.siteName}</OutLink>
      </p>
    </EmbedPage>
  )
}
