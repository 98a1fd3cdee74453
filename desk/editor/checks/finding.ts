/** Something that a careful reader would stumble over; offsets as in the contract. */
export type Finding = {
  kind: string
  start: number
  end: number
  message: string
  /** What would stand there instead, where that is beyond doubt. */
  mend?: string
}
