/** A text of bytes that grows. What is written at `length` counts once `length` is moved on. */
export type ByteText = {
  length: number
  /** The bytes, with room for so many more. Asked for anew before each piece: they may move. */
  withRoom(bytes: number): Uint8Array
  add(piece: Uint8Array): void
  /** All that was written: in the room that was lent, or else in bytes of its own. */
  finish(): Buffer
}

/**
 * @param likely so many bytes are expected. Where no room is lent that is large enough, texts share
 * one: each is written and finished before another is begun.
 */
export function createByteText(likely: number, lent: Buffer<ArrayBuffer> | null = null): ByteText {
  const large = [lent, room].find((one) => one !== null && one.length >= likely)
  let bytes = large ?? Buffer.allocUnsafeSlow(likely)
  return {
    length: 0,
    withRoom(more) {
      const wanted = this.length + more
      if (wanted > bytes.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(wanted, Math.ceil(bytes.length * 1.5)))
        bytes.copy(larger, 0, 0, this.length)
        bytes = larger
      }
      return bytes
    },
    add(piece) {
      this.withRoom(piece.length).set(piece, this.length)
      this.length += piece.length
    },
    finish() {
      if (bytes === lent) return lent.subarray(0, this.length)
      if (bytes.length <= MOST_ROOM) room = bytes
      const whole = Buffer.allocUnsafeSlow(this.length)
      bytes.copy(whole, 0, 0, this.length)
      return whole
    },
  }
}

/** Thirty years of a pair, and some more. */
const MOST_ROOM = 1_500_000
let room = Buffer.alloc(0)
