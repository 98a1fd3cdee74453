import { describe, expect, it } from 'vitest'
import { dayNumber, dayText } from './day-number.ts'
import { type ChartPoint, rateChart } from './rate-chart.ts'

const pair = { base: 'USD', quote: 'KZT' }
const point = (date: string, rate: string): ChartPoint => ({ date, rate })

/** The corners of a path: 'M1,2H3V4' or 'M1,2L3,4' → [[1, 2], [3, 2], …] */
function corners(path: string): [number, number][][] {
  return path
    .split('M')
    .slice(1)
    .map((run) => run.split('L').map((pairOf) => pairOf.split(',').map(Number) as [number, number]))
}

describe('a chart', () => {
  it('is a step line: a fixing holds until the next', () => {
    const chart = rateChart([point('2026-11-02', '500'), point('2026-11-04', '510')], {
      ...pair,
      from: '2026-11-01',
      to: '2026-11-10',
      width: 76 + 100,
      height: 38 + 100,
    })
    const [steps = []] = corners(chart?.line ?? '')
    // Ten days over a hundred pixels; the last fixing holds to the end.
    expect(steps.map(([x]) => x)).toEqual([72, 92, 92, 162, 162])
    const ys = steps.map(([, y]) => y)
    expect(ys[0]).toBe(ys[1])
    expect(ys[2]).toBe(ys[3])
    expect(ys[2]).toBeLessThan(ys[1] ?? 0)
  })

  it('is drawn otherwise where no fixing is known for longer than a fortnight', () => {
    const points = [point('2026-01-05', '500'), point('2026-03-02', '510')]
    const chart = rateChart(points, { ...pair, from: '2026-01-01', to: '2026-03-10' })
    expect(corners(chart?.line ?? '')).toHaveLength(2)
    expect(corners(chart?.carried ?? '')).toHaveLength(1)
  })

  it('is parted where a currency was redenominated', () => {
    const points = [
      point('2015-12-31', '300'),
      point('2016-01-05', '301'),
      point('2016-01-12', '302'),
    ]
    const span = { from: '2015-12-25', to: '2016-01-20' }
    expect(rateChart(points, { ...pair, ...span })?.breaks).toEqual([])
    const parted = rateChart(
      ['1997-12-30', '1998-01-06'].map((date, i) => point(date, i ? '5.96' : '5960')),
      { base: 'USD', quote: 'RUB', from: '1997-12-20', to: '1998-01-15' },
    )
    expect(parted?.breaks).toMatchObject([{ date: '1998-01-01' }])
    expect(corners(parted?.line ?? '')).toHaveLength(2)
  })

  it('has a flat line in its middle, and nothing where nothing is known', () => {
    const flat = rateChart([point('2026-11-02', '3.5'), point('2026-11-03', '3.5')], {
      ...pair,
      from: '2026-11-01',
      to: '2026-11-10',
    })
    expect(flat?.end.y).toBeCloseTo(((flat?.plot.top ?? 0) + (flat?.plot.bottom ?? 0)) / 2, 1)
    expect(rateChart([], { ...pair, from: '2026-11-01', to: '2026-11-10' })).toBeNull()
  })

  it('stays small over thirty years, and keeps the least and the most', () => {
    const start = dayNumber('1996-11-20')
    const points = Array.from({ length: 7800 }, (_, i) =>
      point(dayText(start + Math.floor(i * 1.4)), i === 4000 ? '1' : i === 6000 ? '999' : '500'),
    )
    const chart = rateChart(points, { ...pair, from: '1996-11-20', to: '2026-11-20' })
    expect(chart?.line.length).toBeLessThan(40_000)
    const ys = corners(chart?.line ?? '')
      .flat()
      .map(([, y]) => y)
    expect(Math.min(...ys)).toBeLessThan(40)
    expect(Math.max(...ys)).toBeGreaterThan(240)
    expect(chart?.xTicks.every(({ unit }) => unit === 'year')).toBe(true)
  })
})
