import type { TickerLine } from '#rates/ticker.ts'
import { pairPath } from '../rates/pair-path.ts'
import { spokenRate } from '../rates/spoken-rate.ts'
import { ownFixing, type TickerCaption, tickerCaption } from '../rates/ticker-caption.ts'
import { tickerNotes } from '../rates/ticker-notes.ts'
import { formatDecimal } from '../wording/numbers.ts'
import type { View } from './view.ts'

const SHAPES = { up: '▲', down: '▼', level: '', unknown: '' }

/**
 * The official rates: a plain list, which CSS sets in motion where there is room.
 *
 * The checkbox pauses it without script. The second copy, which makes the loop seamless, is hidden
 * from everybody until the style sheet that moves it shows it.
 */
export function Ticker({ view }: { view: View }) {
  const { ticker } = view.frame
  const words = view.messages.ticker
  if (ticker.length === 0) return null
  const caption = tickerCaption(ticker)
  const lines = (isCopy: boolean) =>
    ticker.map((line) => <TickerItem {...{ line, view, caption, isCopy }} />)
  return (
    <section class="ticker" aria-label={words.title}>
      <p class="ticker-caption">
        {caption ? words.caption(caption.source, view.dates.day(caption.day)) : words.none}
      </p>
      <input type="checkbox" id="ticker-pause" class="ticker-pause" hidden />
      <label for="ticker-pause" class="ticker-pause-label" hidden>
        {words.pause}
      </label>
      {/* Can be reached, so that it can be stopped and drawn along without a mouse. */}
      <div class="ticker-band" tabindex={0}>
        <ul class="ticker-lines">{lines(false)}</ul>
        <ul class="ticker-lines ticker-copy" hidden aria-hidden="true">
          {lines(true)}
        </ul>
      </div>
    </section>
  )
}

type ItemProps = { line: TickerLine; view: View; caption: TickerCaption | null; isCopy: boolean }

/**
 * A line whose source or day is not the caption's says its own, and what else is to be known of it.
 * The ear gets words for the signs.
 */
function TickerItem({ line, view, caption, isCopy }: ItemProps) {
  const shape = SHAPES[line.direction]
  const decimal = (figures: string) => formatDecimal(view.frame.edition, figures)
  const seen = (
    <>
      <span aria-hidden="true">
        {view.figures(line.classic)} {shape && <span class="ticker-shape">{shape}</span>}
      </span>
      {!isCopy && <span class="unseen"> {spokenRate(line, { ...view, decimal })}</span>}
    </>
  )
  const about = [ownFixing(line, caption, view), ...tickerNotes(line, view)].filter(Boolean)
  return (
    <li class={`ticker-line is-${line.direction}`}>
      {line.value === null ? (
        seen
      ) : (
        <a class="ticker-link" href={view.href(pairPath(line))} tabindex={isCopy ? -1 : undefined}>
          {seen}
        </a>
      )}
      {about.length > 0 && <small class="ticker-source"> ({about.join('; ')})</small>}
    </li>
  )
}
