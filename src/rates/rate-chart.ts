import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { LOOK_BACK_DAYS } from './find-rate.ts'
import { redenominations } from './redenominations.ts'

/** What a chart is drawn from: fixings in order of days. */
export type ChartPoint = { date: string; rate: string }

/** A chart as shapes in a box of `width` × `height`; the view gives them ink and words. */
export type RateChart = {
  width: number
  height: number
  /** where the plot stands in the box */
  plot: Margin
  /** path data of the steps: a fixing holds until the next */
  line: string
  /** path data where no fixing is known for longer than a fortnight: the last one, carried */
  carried: string
  /** where a redenomination parts the line */
  breaks: { x: number; date: string }[]
  /** `date` is 'YYYY-MM-DD', of the tick */
  xTicks: { x: number; date: string; unit: 'day' | 'month' | 'year' }[]
  yTicks: { y: number; value: number; decimals: number }[]
  /** of the last fixing */
  end: { x: number; y: number }
}

type Dot = { x: number; y: number }

type Margin = { left: number; right: number; top: number; bottom: number }

const MARGIN: Margin = { left: 62, right: 14, top: 12, bottom: 26 }
const DAY_MS = 24 * 3600_000
/** Air above and below, as a part of what the values span; of the value where they span nothing. */
const AIR = 0.06

/**
 * The step line of a series from `from` to `to` ('YYYY-MM-DD'). Null where there is nothing to draw.
 * More fixings than pixels are drawn as the least and the most of each, which no eye can tell apart.
 */
export function rateChart(
  points: readonly ChartPoint[],
  options: {
    base: string
    quote: string
    from: string
    to: string
    width?: number
    height?: number
    margin?: Margin
  },
): RateChart | null {
  const { from, to, width = 720, height = 300, margin = MARGIN } = options
  const values = points.map(({ rate }) => Number(rate))
  if (values.length === 0) return null
  const plot = {
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  }
  const [start, end] = [Date.parse(from), Date.parse(to) + DAY_MS]
  const x = scaleUtc([start, end], [plot.left, plot.right])
  const [least, most] = bounds(values)
  const y = scaleLinear([least, most], [plot.bottom, plot.top])
  const breaks = redenominations({ ...options }).map((date) => ({
    x: round(x(Date.parse(date))),
    date,
  }))
  const dots = points.map(({ date }, i): Dot & { at: number } => {
    const at = Date.parse(date)
    return { at, x: x(at), y: y(values[i] ?? 0) }
  })
  const runs = runsOf(
    dots,
    breaks.map(({ date }) => Date.parse(date)),
    end,
  )
  const last = dots.at(-1)
  const step = line<Dot>(
    ({ x: across }) => round(across),
    ({ y: down }) => round(down),
  ).curve(curveStepAfter)
  return {
    width,
    height,
    plot,
    line: runs
      .map(
        (run) =>
          step(thinned([...run.dots, { x: x(run.until), y: run.dots.at(-1)?.y ?? 0 }])) ?? '',
      )
      .join(''),
    carried: runs
      .flatMap((run) =>
        run.carriedTo === null
          ? []
          : (step([
              { x: x(run.until), y: run.dots.at(-1)?.y ?? 0 },
              { x: x(run.carriedTo), y: run.dots.at(-1)?.y ?? 0 },
            ]) ?? ''),
      )
      .join(''),
    breaks,
    xTicks: xTicksOf(x, end - start),
    yTicks: yTicksOf(y),
    end: { x: round(x(Math.min(end, (last?.at ?? end) + DAY_MS))), y: round(last?.y ?? 0) },
  }
}

/** A stretch of the line: `until` it is drawn, and then carried to the next, where one follows. */
type Run = { dots: (Dot & { at: number })[]; until: number; carriedTo: number | null }

/** Parted where a fortnight passes without a fixing, and at each redenomination. */
function runsOf(
  dots: readonly (Dot & { at: number })[],
  breaks: readonly number[],
  end: number,
): Run[] {
  const runs: Run[] = []
  for (const [i, dot] of dots.entries()) {
    const next = dots[i + 1]?.at ?? end
    const cut = breaks.find((at) => at > dot.at && at <= next)
    const isHole = next - dot.at > LOOK_BACK_DAYS * DAY_MS
    const run = i === 0 || runs.length === 0 ? newRun(runs) : runs.at(-1)
    run?.dots.push(dot)
    if (!run || (!isHole && cut === undefined && dots[i + 1])) continue
    run.until = isHole ? dot.at + DAY_MS : (cut ?? next)
    run.carriedTo = isHole ? (cut ?? next) : null
    if (dots[i + 1]) newRun(runs)
  }
  return runs.filter((run) => run.dots.length > 0)
}

function newRun(runs: Run[]): Run {
  const run: Run = { dots: [], until: 0, carriedTo: null }
  runs.push(run)
  return run
}

/** Of more dots than pixels the first, least, most and last of each pixel. */
function thinned(dots: readonly Dot[]): Dot[] {
  const first = dots[0]
  const last = dots.at(-1)
  if (!first || !last || dots.length < 2 * (last.x - first.x)) return [...dots]
  const kept: Dot[] = []
  for (const column of Map.groupBy(dots, ({ x }) => Math.floor(x)).values()) {
    const [least, most] = [column.reduce(lower), column.reduce(upper)]
    const wanted = new Set([column[0], least, most, column.at(-1)])
    kept.push(...column.filter((dot) => wanted.has(dot)))
  }
  return kept
}

function lower(a: Dot, b: Dot): Dot {
  return b.y > a.y ? b : a
}

function upper(a: Dot, b: Dot): Dot {
  return b.y < a.y ? b : a
}

function bounds(values: readonly number[]): [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  const air = AIR * (most > least ? most - least : most)
  return [least - air, most + air]
}

function xTicksOf(x: ScaleTime<number, number>, span: number): RateChart['xTicks'] {
  const unit = span > 900 * DAY_MS ? 'year' : span > 80 * DAY_MS ? 'month' : 'day'
  return x.ticks(6).map((at) => ({
    x: round(x(at)),
    date: at.toISOString().slice(0, 10),
    unit,
  }))
}

function yTicksOf(y: ScaleLinear<number, number>): RateChart['yTicks'] {
  const ticks = y.ticks(5)
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0))
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))
  return ticks.map((value) => ({ y: round(y(value)), value, decimals }))
}

/** A tenth of a pixel is enough, and short. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}
