/** The days on which so many old units became one new, under the same code or one that followed. */
const days: Readonly<Record<string, readonly string[]>> = {
  RUB: ['1998-01-01'],
  TJS: ['2000-10-30'],
  TMT: ['2009-01-01'],
  BYN: ['2016-07-01'],
  TRY: ['2005-01-01'],
}

/** The days in a span on which one of the currencies of a pair was redenominated, in their order. */
export function redenominations({
  base,
  quote,
  from,
  to,
}: {
  base: string
  quote: string
  from: string
  to: string
}): string[] {
  const all = [...(days[base] ?? []), ...(days[quote] ?? [])]
  return all.filter((day) => day > from && day <= to).sort()
}
