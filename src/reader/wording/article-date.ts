import type { ArticleDay, RecoveredFrom } from '#articles/published-article.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Dates } from './dates.ts'

/** How the date of a piece is put: `datetime` only where the day is known for certain. */
export type ArticleDate = { text: string; datetime: string | null; basis: string }

type Dated = { day: ArticleDay | null; recoveredFrom?: RecoveredFrom | null }

/** The date of a piece in words that claim no more than is known. */
export function describeDate(piece: Dated, dates: Dates, messages: Messages): ArticleDate {
  const { day, recoveredFrom } = piece
  const words = messages.date
  if (!day) {
    const text = recoveredFrom
      ? words.undatedRecovered(captureFor(recoveredFrom, dates))
      : words.undated
    return { text, datetime: null, basis: '' }
  }
  const sure = day.basis === 'recorded' || day.basis === 'stated'
  return {
    text: dayInWords(day, dates, words),
    datetime: sure && day.from === day.to ? day.to : null,
    basis: words.basis[day.basis],
  }
}

/** A sentence on the capture that a piece was rescued from; '' where it was not. */
export function describeOrigin(
  { recoveredFrom }: { recoveredFrom: RecoveredFrom | null },
  dates: Dates,
  messages: Messages,
): string {
  return recoveredFrom ? messages.article.recoveredFrom(captureFor(recoveredFrom, dates)) : ''
}

function captureFor({ day, origin }: RecoveredFrom, dates: Dates) {
  return { day: day === null ? null : dates.day(day), origin }
}

function dayInWords(day: ArticleDay, dates: Dates, words: Messages['date']): string {
  const inferred = day.basis === 'inferred'
  const to = dates.day(day.to)
  if (day.from === null) return inferred ? words.probablyNotLaterThan(to) : words.notLaterThan(to)
  if (day.from === day.to) return inferred ? words.probably(to) : to
  const from = dates.day(day.from)
  return inferred ? words.probablyBetween(from, to) : words.between(from, to)
}
