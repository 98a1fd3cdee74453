import type { SharpOptions } from 'sharp'

/** A hundred megapixels: more than any camera of a newsroom, and 400 MB when it is unpacked. */
export const MOST_PIXELS = 100_000_000

/** For what comes from outside: one picture, whole or not at all. */
export const guarded: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }

/** One work at a time, nothing kept between two, and no reader for formats that nobody sends. */
export async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LOADERS })
  return sharp
}

const LOADERS = [
  ...['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadNsgifBuffer'],
  ...['VipsForeignLoadWebpBuffer', 'VipsForeignLoadHeifBuffer', 'VipsForeignLoadTiffBuffer'],
  'VipsForeignLoadSvgBuffer',
]
