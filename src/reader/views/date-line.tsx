import type { ArticleDate } from '../wording/article-date.ts'

/** A date in words; machine-readable only where the day is known for certain. */
export function DateLine({ date }: { date: ArticleDate }) {
  if (date.datetime === null) return <span class="date">{date.text}</span>
  return (
    <time class="date" datetime={date.datetime}>
      {date.text}
    </time>
  )
}
