import { describe, expect, it } from 'vitest'
import type { ArticleDay, RecoveredFrom } from '#articles/published-article.ts'
import { en } from '../messages/en.ts'
import { describeDate, describeOrigin } from './article-date.ts'
import { datesFor } from './dates.ts'

const describeDay = (day: ArticleDay | null, recoveredFrom: RecoveredFrom | null = null) =>
  describeDate({ day, recoveredFrom }, datesFor('en', 'Asia/Bishkek'), en)

describe('the date of a piece', () => {
  it('is a day only where one is known', () => {
    expect(describeDay({ from: '2025-08-18', to: '2025-08-18', basis: 'recorded' })).toEqual({
      text: '18 August 2025',
      datetime: '2025-08-18',
      basis: '',
    })
  })

  it('says how it is known, and is not for machines where it is a guess', () => {
    const inferred = describeDay({ from: '2025-08-18', to: '2025-08-18', basis: 'inferred' })
    expect(inferred).toMatchObject({ text: 'Probably 18 August 2025', datetime: null })
    expect(inferred.basis).not.toBe('')
    const between = describeDay({ from: '2025-08-18', to: '2025-08-20', basis: 'stated' })
    expect(between.text).toBe('Between 18 August 2025 and 20 August 2025')
    expect(between.datetime).toBeNull()
  })

  it('has no beginning where only the latest possible day is known', () => {
    const day = { from: null, to: '2025-12-15', basis: 'not-after-capture' } as const
    expect(describeDay(day)).toMatchObject({
      text: 'Undated; not later than 15 December 2025',
      datetime: null,
    })
  })

  it('is said to be unknown rather than taken from the day of publication here', () => {
    expect(describeDay(null)).toEqual({ text: 'Undated', datetime: null, basis: '' })
    expect(describeDay(null, { day: null, origin: '' }).text).toBe(
      'Undated; recovered from an undated capture',
    )
  })
})

describe('the origin of a rescued piece', () => {
  const describeFrom = (recoveredFrom: RecoveredFrom | null) =>
    describeOrigin({ recoveredFrom }, datesFor('en', 'Asia/Bishkek'), en)

  it('names the day of the capture and whose page it was, as far as they are known', () => {
    expect(describeFrom({ day: '2025-12-15', origin: 'The Valley Gazette' })).toBe(
      'Recovered from a capture of 15 December 2025 (The Valley Gazette).',
    )
    expect(describeFrom({ day: '2025-12-15', origin: '' })).toBe(
      'Recovered from a capture of 15 December 2025.',
    )
    expect(describeFrom({ day: null, origin: '' })).toBe('Recovered from an undated capture.')
  })

  it('is not spoken of where a piece was written here', () => {
    expect(describeFrom(null)).toBe('')
  })
})
