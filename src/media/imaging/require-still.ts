import { Failure } from '#platform/failure.ts'

/**
 * Of a picture that moves only one moment would be kept, and whoever sends it chooses which.
 *
 * @param pages as its header says; undefined where its kind has one only
 * @throws Failure `picture-moves`
 */
export function requireStill(source: Buffer, kind: string, pages: number | undefined): void {
  const frames = kind === 'png' ? framesOfPng(source) : kind === 'tiff' ? 1 : (pages ?? 1)
  if (frames <= 1) return
  const sentence = `The picture moves (${frames} frames), and pages show none that do: send one of them as JPEG or PNG.`
  throw new Failure('picture-moves', sentence)
}

/** What `acTL` says, which stands before the first data: 1 for an ordinary PNG. */
function framesOfPng(source: Buffer): number {
  let at = 8
  while (at + 12 <= source.length) {
    const type = source.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT') return 1
    if (type === 'acTL') return source.readUInt32BE(at + 8)
    at += 12 + source.readUInt32BE(at)
  }
  return 1
}
