import { cutSvg } from './clean-svg.ts'
import { guarded, loadSharp } from './load-sharp.ts'

/** A part of a kept picture in so many pixels. The part is given in shares of the whole. */
export type Rendering = {
  mediaType: string
  crop: { x: number; y: number; width: number; height: number }
  /** of the whole, in its own units */
  whole: { width: number; height: number }
  width: number
  height: number
  format: 'avif' | 'webp' | 'jpg'
}

/** What these look like beside the picture was judged by eye; AVIF beyond effort 2 takes ten times as long for a tenth. */
const qualities = {
  avif: { quality: 52, effort: 2 },
  webp: { quality: 74 },
  jpg: { quality: 76, mozjpeg: true },
} as const

export async function renderPicture(kept: Buffer, rendering: Rendering): Promise<Buffer> {
  const sharp = await loadSharp()
  const { mediaType, crop, whole, width, height, format } = rendering
  const part = {
    left: Math.round(crop.x * whole.width),
    top: Math.round(crop.y * whole.height),
    width: Math.max(1, Math.floor(crop.width * whole.width)),
    height: Math.max(1, Math.floor(crop.height * whole.height)),
  }
  const picture =
    mediaType === 'image/svg+xml'
      ? sharp(Buffer.from(cutSvg(kept.toString(), part, { width, height })), guarded)
      : sharp(kept, guarded).extract(part)
  const sized = picture.resize({ width, height, fit: 'fill' }).timeout({ seconds: 60 })
  if (format === 'avif') return sized.avif(qualities.avif).toBuffer()
  if (format === 'webp') return sized.webp(qualities.webp).toBuffer()
  return sized.flatten({ background: '#fff' }).jpeg(qualities.jpg).toBuffer()
}

/** A drawing of our own as PNG, in the pixels of its own size. */
export async function renderDrawing(svg: string): Promise<Buffer> {
  const sharp = await loadSharp()
  return sharp(Buffer.from(svg), { limitInputPixels: 4_000_000 })
    .timeout({ seconds: 20 })
    .png({ palette: true, quality: 90, effort: 4 })
    .toBuffer()
}
