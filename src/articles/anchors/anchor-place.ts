/** held: stands where it stood; moved: stands elsewhere; lost: not found, or not told apart. */
export type AnchorStatus = 'held' | 'moved' | 'lost'

/**
 * Where an anchor points in one body. Offsets are UTF-16 units inside the block's text, `end` is
 * exclusive, and no character is split. `prefix` and `suffix` are up to 32 units of what stands
 * before and after, across the borders of blocks, white space folded.
 *
 * A lost place is the last that was known, kept for people to see and to be found again.
 */
export type AnchorPlace = {
  blockId: string
  start: number
  end: number
  exact: string
  prefix: string
  suffix: string
  status: AnchorStatus
}
