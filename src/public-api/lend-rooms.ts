/** Bytes to write one answer into, until it is sent. */
export type Room = { bytes: Buffer<ArrayBuffer>; giveBack: () => void }

/** Thirty years of a pair, and some more. */
const ROOM_BYTES = 1_500_000
/** Who downloads slowly keeps one; what is lent beyond these is let go afterwards. */
const KEPT = 3

/**
 * Lends buffers of a megabyte and a half that come back: such large ones, made for each answer and
 * dropped, make the collector go through the whole heap every dozen answers, which costs more than
 * the answers do.
 */
export function createRooms(): { lend: () => Room } {
  const free: Buffer<ArrayBuffer>[] = []
  return {
    lend() {
      const bytes = free.pop() ?? Buffer.allocUnsafeSlow(ROOM_BYTES)
      let isLent = true
      return {
        bytes,
        giveBack() {
          if (isLent && free.length < KEPT) free.push(bytes)
          isLent = false
        },
      }
    },
  }
}

/** So many questions are remembered. */
const REMEMBERED = 200

/** Remembers what was asked lately; says of a question whether it was, and remembers it. */
export function createLately(): (key: string) => boolean {
  const keys = new Set<string>()
  return (key) => {
    const was = keys.delete(key)
    keys.add(key)
    const [oldest] = keys
    if (keys.size > REMEMBERED && oldest !== undefined) keys.delete(oldest)
    return was
  }
}
