import type { RateChart as Shapes } from '#rates/rate-chart.ts'
import type { View } from './view.ts'

/** The line of a series in its box, with scales. Everything it says stands in a table too. */
type Props = { chart: Shapes; title: string; view: Pick<View, 'figures' | 'dates'> }

export function RateChart({ chart, title, view }: Props) {
  const { plot, width, height } = chart
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      {chart.yTicks.map(({ y, value, decimals }) => (
        <>
          <path class="chart-grid" d={`M${plot.left},${y}H${plot.right}`} />
          <text class="chart-label chart-label-y" x={plot.left - 8} y={y + 4}>
            {view.figures(value.toFixed(decimals))}
          </text>
        </>
      ))}
      <g class="chart-scale-x">
        {chart.xTicks.map((tick) => (
          <text class="chart-label chart-label-x" x={tick.x} y={height - 6}>
            {tickLabel(tick, view)}
          </text>
        ))}
      </g>
      {chart.breaks.map(({ x }) => (
        <path class="chart-break" d={`M${x},${plot.top}V${plot.bottom}`} />
      ))}
      <Lines chart={chart} />
      <circle class="chart-end" cx={chart.end.x} cy={chart.end.y} r="3" />
    </svg>
  )
}

/** The line alone, for a list; the words beside it say what it shows. */
export function Sparkline({ chart }: { chart: Shapes }) {
  return (
    <svg class="sparkline" viewBox={`0 0 ${chart.width} ${chart.height}`} aria-hidden="true">
      <Lines chart={chart} />
    </svg>
  )
}

function Lines({ chart }: { chart: Shapes }) {
  return (
    <>
      <path class="chart-line" d={chart.line} />
      {chart.carried && <path class="chart-carried" d={chart.carried} />}
    </>
  )
}

function tickLabel(
  { date, unit }: Shapes['xTicks'][number],
  { dates }: Pick<View, 'dates'>,
): string {
  if (unit === 'year') return date.slice(0, 4)
  return unit === 'month' ? dates.month(date.slice(0, 7)) : dates.day(date)
}
