import { describe, expect, it } from 'vitest'
import { aRateTable } from '../../test/support/rate-tables.ts'
import { dayNumber, dayText, weekdayOf } from './day-number.ts'
import { seriesStatus } from './series-state.ts'

/** The state of USD/UZS, whose bank fixes Monday to Friday, by 18:00 of the day before. */
function status(days: readonly string[], today: string, time = '06:00') {
  const table = aRateTable({ 'cbu USD/UZS': days.map((day) => ({ day, value: '12194.21' })) })
  const [route] = table.routes('USD', 'UZS')
  if (!route) throw new Error('the series is there')
  const now = new Date(`${today}T${time}:00Z`)
  const past = { columns: route.legs[0].columns, declared: table.holidaysOf('cbu') }
  return seriesStatus(past, route.source, { today, now })
}

/** Every working day of some years, save these. */
function workdays(from: string, to: string, holidays: readonly string[] = []): string[] {
  const days: string[] = []
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    if (weekdayOf(day) <= 5 && !holidays.includes(dayText(day))) days.push(dayText(day))
  }
  return days
}

describe('the state of a series', () => {
  it('is fresh on a day with a fixing, and carried over a weekend', () => {
    expect(status(['2026-11-20'], '2026-11-20').state).toBe('fresh')
    expect(status(['2026-11-20'], '2026-11-21').state).toBe('carried')
    expect(status(['2026-11-20', '2026-11-23'], '2026-11-22').state).toBe('carried')
  })

  it('is late, stale and down by the number of fixings that did not come', () => {
    const state = (today: string) => status(['2026-11-20'], today).state
    // Due on Sunday at 18:00 and an hour in Tashkent.
    expect(status(['2026-11-20'], '2026-11-22', '13:59').state).toBe('carried')
    expect(status(['2026-11-20'], '2026-11-22', '14:00')).toMatchObject({
      state: 'late',
      missed: 1,
    })
    expect(state('2026-11-23')).toBe('late')
    expect(state('2026-11-24')).toBe('stale')
    expect(state('2026-11-27')).toBe('source_down')
    expect(state('2027-03-01')).toBe('source_down')
  })

  it('takes holidays from the years before for days of rest', () => {
    const rests = [2022, 2023, 2024, 2025].map((year) => `${year}-12-08`)
    const days = workdays('2022-01-01', '2026-12-07')
    expect(status(days, '2026-12-08').state).toBe('late')
    const learnt = workdays('2022-01-01', '2026-12-07', rests)
    expect(status(learnt, '2026-12-08').state).toBe('carried')
    expect(status(learnt, '2026-12-08').changesAt).toEqual(new Date('2026-12-08T14:00:00Z'))
  })

  it('learns holidays that move with the moon, and that the day announced may be one beside', () => {
    // Kurban hayit: first days as they were announced in some years, one of them a day late.
    const rests = ['2021-07-20', '2022-07-11', '2023-06-28', '2024-06-17', '2025-06-06']
    const learnt = workdays('2021-01-01', '2026-05-26', rests)
    expect(status(learnt, '2026-05-27').state).toBe('carried')
    expect(status(workdays('2021-01-01', '2026-05-26'), '2026-05-27').state).toBe('late')
    // A week later nothing is known of a holiday.
    const later = [...learnt, ...workdays('2026-05-28', '2026-06-02')]
    expect(status(later, '2026-06-03').state).toBe('late')
  })

  it('learns those that go by Easter', () => {
    const mondays = ['2022-04-18', '2023-04-10', '2024-04-01', '2025-04-21']
    const learnt = workdays('2022-01-01', '2026-04-03', mondays)
    expect(status(learnt, '2026-04-06').state).toBe('carried')
  })

  it('takes a hole of ours for no holiday', () => {
    const days = workdays('2026-11-01', '2026-12-07')
    expect(status(['2022-01-03', '2024-01-03', ...days], '2026-12-08').state).toBe('late')
  })
})
