import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** A photograph-like picture of so many pixels, in one of the formats that cameras write. */
export function aPhotograph(
  format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff' = 'jpeg',
  { width = 300, height = 200, colour = '#3a6ea5' } = {},
): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .composite([{ input: spot(width, height), left: 0, top: 0 }])
    .toFormat(format)
    .toBuffer()
}

/** The same with what a camera writes into it: place, owner, serial number, upside down. */
export function aTellingPhotograph(): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 200, channels: 3, background: '#3a6ea5' } })
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Artist: 'Aigul Example', Copyright: 'The Valley Post', Model: 'Camera 4711' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 25/1 0/1' },
    })
    .jpeg()
    .toBuffer()
}

/** The same with what an agency writes into it. */
export function aCaptionedPhotograph(): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 200, channels: 3, background: '#446688' } })
    .withExif({
      IFD0: { ImageDescription: 'Lorries wait\nat the bridge', Copyright: 'All rights reserved' },
    })
    .jpeg()
    .toBuffer()
}

/** Three moments of one picture. */
export async function aMovingPicture(format: 'gif' | 'webp' | 'apng'): Promise<Buffer> {
  const colours = ['#aa0000', '#00aa00', '#0000aa']
  const frames = await Promise.all(colours.map((colour) => aPhotograph('png', { colour })))
  if (format !== 'apng')
    return sharp(frames, { join: { animated: true } })
      [format]()
      .toBuffer()
  const [still = Buffer.alloc(0)] = frames
  const control = Buffer.from([0, 0, 0, 3, 0, 0, 0, 0])
  // Behind the signature and IHDR.
  return Buffer.concat([still.subarray(0, 33), chunk('acTL', control), still.subarray(33)])
}

/** As presses and scanners write them. */
export function aPrintersPhotograph(kind: 'cmyk' | 'rgb16' | 'grey16' | 'p3'): Promise<Buffer> {
  const picture = sharp({
    create: { width: 300, height: 200, channels: 3, background: '#c03020' },
  })
  if (kind === 'cmyk') return picture.toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()
  if (kind === 'p3') return picture.withIccProfile('p3').jpeg().toBuffer()
  return picture
    .toColourspace(kind === 'rgb16' ? 'rgb16' : 'grey16')
    .png()
    .toBuffer()
}

/** The head of a PNG of any size, and nothing behind it. */
export function aPngHeader(width: number, height: number): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', Buffer.alloc(64))])
}

export function aDrawing(inside = '<path d="M0 0h40v40z" fill="#b4633c"/>', root = ''): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"${root}>${inside}</svg>`,
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function spot(width: number, height: number): Buffer {
  const [x, y] = [Math.round(width / 4), Math.round(height / 4)]
  return Buffer.from(
    `<svg width="${width}" height="${height}"><circle cx="${x}" cy="${y}" r="${y}" fill="#e6cf9c"/></svg>`,
  )
}
