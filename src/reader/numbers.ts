import type { Edition } from '#contract/edition.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** A count for readers: `1,505` in English, `1 505` in Russian. */
export function formatCount(edition: Edition, count: number): string {
  let format = formats.get(edition)
  if (!format) {
    format = new Intl.NumberFormat(edition)
    formats.set(edition, format)
  }
  return format.format(count)
}
