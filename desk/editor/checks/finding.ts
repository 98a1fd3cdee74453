/** Something that a careful reader would stumble over; offsets as in the contract. */
export type Finding = {
  kind: string
  start: number
  end: number
  message: string
  /** What would stand there instead, where that is beyond doubt. */
  mend?: string
}

/** A finding with the words that it stands in. */
export function around(text: string, { start, end }: Finding): string {
  const [from, to] = [Math.max(0, start - 20), Math.min(text.length, end + 20)]
  return `${from > 0 ? '…' : ''}${text.slice(from, to).toWellFormed()}${to < text.length ? '…' : ''}`
}
