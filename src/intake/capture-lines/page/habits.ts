import type { Habits, Place } from './page.ts'
import { isAllCapitals } from './text-looks.ts'

export function findHabits(places: Place[]): Habits {
  const rest = places.filter(({ rates }) => rates.length === 0)
  const texts = rest.filter(({ isText }) => isText)
  const spaced = texts.filter(({ line }) => line.blanksBefore > 0)
  const gaps = rest.slice(1).map(({ line }) => line.blanksBefore)
  const heads = rest.filter(({ line, isText }) => !isText && line.words >= 4 && line.bullet === '')
  const titled = heads.filter((head) => head.capitals > 0.6)
  const headed = rest.filter(({ form, paragraphIn }) => form === 'title' && paragraphIn === 1)
  const wide = rest.filter(
    ({ line, form, paragraphIn, index }) =>
      form === 'title' && paragraphIn !== null && line.blanksBefore >= 2 && index > 0,
  )
  const long = headed.filter(({ line }) => line.size >= LONG_TITLE)
  const apart = long.filter(({ line }) => line.blanksAfter > 0)
  const dated = headed.filter(({ datelineAhead }) => datelineAhead)
  const inCapitals = headed.filter(({ line }) => isAllCapitals(line.seen))
  const dashed = rest.filter(({ line }) => line.bullet === '–' || line.bullet === '—')
  const asked = dashed.filter(({ line }) => line.stop === 'question')
  const bylines = places.filter(({ author }) => author === 'byline')
  return {
    onlyByline: bylines.length === 1 ? (bylines[0]?.index ?? null) : null,
    blankLines: spaced.length >= texts.length / 2,
    wideGaps:
      gaps.some((gap) => gap >= 2) && gaps.filter((gap) => gap >= 2).length < gaps.length / 2,
    wideTitles: wide.length >= 2,
    titlesApart: apart.length >= 2 && apart.length >= long.length * 0.8,
    datelines: dated.length >= 3 && dated.length >= long.length * 0.7,
    titleSize: usualSize(headed.map(({ line }) => line.size)),
    capitalHeads: inCapitals.length >= 2 && headed[0] === inCapitals[0],
    titleCase: heads.length > 0 && titled.length > heads.length / 2,
    lastTicker: places.findLastIndex(({ rates }) => rates.length > 0),
    turkic: isTurkic(
      texts
        .slice(0, 5)
        .map(({ lower }) => lower)
        .join('\n'),
    ),
    dashTalk:
      asked.length >= 2 && dashed.length > asked.length && asked.length >= dashed.length / 4,
    brokenOff: texts.filter(({ line }) => line.stop === 'ellipsis').length,
  }
}

/** No subhead is longer than most headlines. */
const LONG_TITLE = 8
/** So few titles show no habit. */
const FEW_TITLES = 4

/** The size that a quarter of the titles exceed. */
function usualSize(sizes: number[]): number {
  if (sizes.length < FEW_TITLES) return 0
  return sizes.sort((a, b) => b - a)[Math.floor(sizes.length / 4)] ?? 0
}

/** Letters that Russian and Tajik lack, and the signs that Uzbek and Turkmen write in Latin. */
const TURKIC = /[әғқңөұүһіў]|[og]['‘ʻ’`]|[ňşžýäç]/gu

function isTurkic(text: string): boolean {
  const tajik = text.match(/[ӣӯҷ]/gu)?.length ?? 0
  const found = text.match(TURKIC)?.length ?? 0
  return found > 2 * tajik && found >= text.length / 60
}
