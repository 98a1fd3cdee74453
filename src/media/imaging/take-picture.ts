import { createHash } from 'node:crypto'
import { Failure } from '#platform/failure.ts'
import { cleanSvg, cutSvg } from './clean-svg.ts'
import { guarded, loadSharp, MOST_PIXELS } from './load-sharp.ts'
import { pictureKind } from './picture-kind.ts'
import { NO_WORDS, readWords, type WordsInside } from './read-words.ts'
import { requireStill } from './require-still.ts'

/** A picture as it is kept: decoded and written anew, upright, without anything said inside it. */
export type TakenPicture = {
  bytes: Buffer
  mediaType: 'image/jpeg' | 'image/webp' | 'image/svg+xml'
  sha256: string
  /** of the file as it came */
  sourceSha256: string
  width: number
  height: number
  /** '#rrggbb' */
  colour: string
  /** as the file says them */
  words: WordsInside
}

/** Enough for a page of print; what is above it is kept by the photographer. */
const LONGEST_SIDE = 6000
/** Above it even a drawing is kept as a photograph is. */
const LOSSLESS_PIXELS = 8_000_000

/** @throws Failure `picture-…`, with a sentence for whoever sent it */
export async function takePicture(source: Buffer): Promise<TakenPicture> {
  const kind = pictureKind(source)
  const kept = kind === 'svg' ? takeDrawing(source) : await takePhotograph(source, kind)
  return {
    ...kept,
    sha256: digest(kept.bytes),
    sourceSha256: digest(source),
    colour: await colourOf(kind === 'svg' ? stamp(kept) : kept.bytes),
    words: kind === 'svg' ? NO_WORDS : await readWords(source),
  }
}

type Kept = Pick<TakenPicture, 'bytes' | 'mediaType' | 'width' | 'height'>

function takeDrawing(source: Buffer): Kept {
  const { svg, width, height } = cleanSvg(source)
  return { bytes: Buffer.from(svg), mediaType: 'image/svg+xml', width, height }
}

async function takePhotograph(source: Buffer, kind: string): Promise<Kept> {
  const sharp = await loadSharp()
  try {
    const { width, height, hasAlpha, pages } = await sharp(source, guarded).metadata()
    requireStill(source, kind, pages)
    const isOpaque = !hasAlpha || (await sharp(source, guarded).stats()).isOpaque
    const isDrawn = kind === 'png' || kind === 'gif'
    const lossless = !isOpaque || (isDrawn && width * height <= LOSSLESS_PIXELS)
    const upright = sharp(source, guarded)
      .autoOrient()
      .resize({
        width: LONGEST_SIDE,
        height: LONGEST_SIDE,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .timeout({ seconds: 60 })
    const written = lossless
      ? upright.webp({ lossless: true, effort: 2 })
      : upright.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    const { data, info } = await written.toBuffer({ resolveWithObject: true })
    const mediaType = lossless ? 'image/webp' : 'image/jpeg'
    return { bytes: data, mediaType, width: info.width, height: info.height }
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** A drawing as small as a stamp: its colour is soon told from that. */
function stamp({ bytes, width, height }: Kept): Buffer {
  const part = { left: 0, top: 0, width, height }
  return Buffer.from(cutSvg(bytes.toString(), part, { width: 48, height: 48 }))
}

/** All of it in one colour. */
async function colourOf(bytes: Buffer): Promise<string> {
  const sharp = await loadSharp()
  try {
    const pixel = await sharp(bytes, guarded)
      .flatten({ background: '#fff' })
      .resize({ width: 1, height: 1, fit: 'fill' })
      .toColourspace('srgb')
      .timeout({ seconds: 20 })
      .raw()
      .toBuffer()
    return `#${pixel.subarray(0, 3).toString('hex')}`
  } catch (cause) {
    throw unreadable(cause)
  }
}

function unreadable(cause: unknown): Failure {
  if (cause instanceof Failure) return cause
  const words = cause instanceof Error ? cause.message : ''
  if (/pixel limit|exceeds|too large/i.test(words)) {
    const most = MOST_PIXELS / 1_000_000
    const sentence = `The picture has more than ${most} megapixels: send it smaller.`
    return new Failure('picture-too-large', sentence, { cause })
  }
  if (/timeout/i.test(words)) {
    const sentence = 'The picture takes too long to read: send it in another form.'
    return new Failure('picture-too-costly', sentence, { cause })
  }
  const sentence = 'The picture is broken or cut off: it cannot be read to its end.'
  return new Failure('picture-unreadable', sentence, { cause })
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
