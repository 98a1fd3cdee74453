import type { TickerLine } from '#rates/ticker.ts'
import { pairPath } from '../rates/pair-path.ts'
import { spokenRate } from '../rates/spoken-rate.ts'
import { ownFixing, type TickerCaption, tickerCaption } from '../rates/ticker-caption.ts'
import { tickerNotes } from '../rates/ticker-notes.ts'
import { formatDecimal } from '../wording/numbers.ts'
import type { Wording } from '../wording/wording.ts'
import { EmbedPage, OutLink } from './embed-page.tsx'

type Props = {
  lines: readonly TickerLine[]
  look: 'classic' | 'full'
  /** what the banks ask to stand beside their figures */
  attributions: readonly string[]
  wording: Wording
}

const SHAPES = { up: '▲', down: '▼', level: '', unknown: '' }

/** The rates as lines, with their source and the way to this site. */
export function EmbedTicker({ lines, look, attributions, wording }: Props) {
  const { frame, messages, dates, address, href } = wording
  const words = messages.ticker
  const caption = tickerCaption(lines)
  return (
    <EmbedPage title={words.title} wording={wording}>
      <p class="embed-note">
        {caption ? words.caption(caption.source, dates.day(caption.day)) : words.none}
      </p>
      <ul class="embed-lines">
        {lines.map((line) => (
          <Line line={line} look={look} caption={caption} wording={wording} />
        ))}
      </ul>
      <p class="embed-note">
        {attributions.map((attribution) => `${attribution}. `)}
        <OutLink href={address(href('/rates'))}>{frame.siteName}</OutLink>
      </p>
    </EmbedPage>
  )
}

type LineProps = {
  line: TickerLine
  look: Props['look']
  caption: TickerCaption | null
  wording: Wording
}

function Line({ line, look, caption, wording }: LineProps) {
  const { frame, address, href, figures } = wording
  const decimal = (text: string) => formatDecimal(frame.edition, text)
  const about = [ownFixing(line, caption, wording), ...tickerNotes(line, wording)].filter(Boolean)
  const shape = SHAPES[line.direction]
  const seen = (
    <>
      <span aria-hidden="true">
        {figures(line[look])} {shape && <span class="embed-shape">{shape}</span>}
      </span>
      <span class="unseen"> {spokenRate(line, { ...wording, decimal })}</span>
    </>
  )
  return (
    <li class={`is-${line.direction}`}>
      {line.value === null ? seen : <OutLink href={address(href(pairPath(line)))}>{seen}</OutLink>}
      {about.length > 0 && <small class="embed-note"> ({about.join('; ')})</small>}
    </li>
  )
}
