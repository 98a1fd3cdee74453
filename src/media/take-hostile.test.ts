import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import {
  aCaptionedPhotograph,
  aDrawing,
  aMovingPicture,
  aPhotograph,
  aPngHeader,
  aPrintersPhotograph,
  aTellingPhotograph,
} from '../../test/support/picture-files.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { MOST_BYTES } from './imaging.ts'

const store = useTestMedia()
const take = (bytes: Buffer) => store.media.imaging.take(bytes)

describe('what a camera or a program writes', () => {
  test.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)(
    'is taken as %s, whatever the name of the file says',
    async (format) => {
      const taken = await take(await aPhotograph(format))
      expect(taken).toMatchObject({ width: 300, height: 200 })
      expect((await sharp(taken.bytes).metadata()).width).toBe(300)
      expect(taken.colour).toMatch(/^#[0-9a-f]{6}$/)
    },
  )

  test('is kept upright, without place and camera, and with its credit', async () => {
    const source = await aTellingPhotograph()
    const taken = await take(source)
    expect(taken).toMatchObject({ width: 200, height: 300 })
    expect(taken.words.credit).toBe('Aigul Example / The Valley Post')
    const kept = await sharp(taken.bytes).metadata()
    expect([kept.exif, kept.iptc, kept.xmp, kept.icc, kept.orientation]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
    expect(source.includes('Camera 4711')).toBe(true)
    expect(taken.bytes.includes('Camera 4711')).toBe(false)
  })

  test('keeps what an agency says, on one line', async () => {
    const { words } = await take(await aCaptionedPhotograph())
    expect(words).toEqual({
      credit: 'All rights reserved',
      caption: 'Lorries wait at the bridge',
      alt: '',
      licence: 'All rights reserved',
    })
  })

  test.each(['cmyk', 'rgb16', 'grey16', 'p3'] as const)(
    'is taken in the colours of screens from %s',
    async (kind) => {
      const taken = await take(await aPrintersPhotograph(kind))
      const kept = await sharp(taken.bytes).metadata()
      expect([kept.depth, kept.icc]).toEqual(['uchar', undefined])
      expect(['srgb', 'b-w']).toContain(kept.space)
      const [red = 0, green = 0] = [1, 3].map((at) =>
        Number.parseInt(taken.colour.slice(at, at + 2), 16),
      )
      if (kind !== 'grey16') expect(red - green).toBeGreaterThan(90)
    },
  )

  test('is the same when it is taken again', async () => {
    const source = await aPhotograph('png')
    const [one, other] = [await take(source), await take(source)]
    expect(other.sha256).toBe(one.sha256)
  })
})

describe('what is no picture, or means harm, is refused with a sentence', () => {
  const photograph = aPhotograph('jpeg', { width: 900, height: 700 })
  const refused = async (bytes: Buffer, code: string) => {
    await expect(take(bytes)).rejects.toMatchObject({ code, message: expect.stringMatching(/\.$/) })
  }

  test('an empty file, and one of more than 50 MB', async () => {
    await refused(Buffer.alloc(0), 'picture-unreadable')
    await refused(Buffer.alloc(MOST_BYTES + 1), 'picture-too-large')
  })

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ'],
    ['an archive', 'PK\u0003\u0004'],
    ['a program', '\u007fELF'],
    ['words', 'This is a photograph.'],
    ['a HEIC file', '\0\0\0\u0018ftypheic\0\0\0\0'],
  ])('%s under the name of a picture', async (_, text) => {
    await refused(Buffer.from(text, 'latin1'), 'picture-of-other-kind')
  })

  test.each([
    [100_000, 100_000],
    [200_000, 1000],
    [10_001, 10_000],
  ])('a header that promises %i × %i pixels', async (width, height) => {
    await refused(aPngHeader(width, height), 'picture-too-large')
  })

  test.each(['gif', 'webp', 'apng'] as const)('one that moves (%s)', async (format) => {
    await refused(await aMovingPicture(format), 'picture-moves')
  })

  test('one that is cut off, at any place', async () => {
    const whole = await photograph
    for (const share of [0.02, 0.3, 0.6, 0.95]) {
      await refused(whole.subarray(0, Math.floor(whole.length * share)), 'picture-unreadable')
    }
  })

  test('one whose head belongs to another sort', async () => {
    const whole = await photograph
    const disguised = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), whole.subarray(8)])
    await refused(disguised, 'picture-unreadable')
  })

  test('what stands behind a picture does not come along', async () => {
    const taken = await take(
      Buffer.concat([await photograph, Buffer.from('<script>alert(1)</script>')]),
    )
    expect(taken.bytes.includes('script')).toBe(false)
  })
})

describe('a drawing', () => {
  test('is taken with its lines and colours, and written anew', async () => {
    const inside = '<title>Hills</title><g fill="url(#a)"><path d="M0 0h9v9z"/></g><defs/>'
    const taken = await take(aDrawing(inside))
    expect(taken).toMatchObject({ mediaType: 'image/svg+xml', width: 160, height: 100 })
    expect(taken.bytes.toString()).toContain('<path d="M0 0h9v9z"></path>')
  })

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<path d="M0 0" onload="alert(1)"/>'],
    ['a page inside', '<foreignObject><p>x</p></foreignObject>'],
    ['a picture of elsewhere', '<image href="https://a.example/x.png"/>'],
    ['a file of this machine', '<image href="file:///etc/passwd"/>'],
    ['a link', '<a href="javascript:alert(1)"><path d="M0 0"/></a>'],
    ['a style sheet', '<style>@import url(https://a.example)</style>'],
    ['a style', '<path d="M0 0" style="fill:url(https://a.example)"/>'],
    ['a colour from elsewhere', '<path d="M0 0" fill="url(https://a.example#x)"/>'],
    ['letters, which need fonts', '<text x="1" y="2">x</text>'],
    ['a drawing inside', '<svg/>'],
    ['copies of copies', '<use href="#a"/>'],
    ['a filter', '<filter id="a"><feTurbulence numOctaves="99"/></filter>'],
    ['a pattern', '<pattern id="a"/>'],
    ['a moving part', '<animate attributeName="d"/>'],
    ['a part from another namespace', '<x:script xmlns:x="http://www.w3.org/2000/svg"/>'],
    ['a nest', '<g>'.repeat(60) + '</g>'.repeat(60)],
  ])('with %s is refused', async (_, inside) => {
    await expect(take(aDrawing(inside))).rejects.toMatchObject({ code: 'picture-unsafe' })
  })

  test('with entities that multiply is refused', async () => {
    const bomb = Buffer.concat([
      Buffer.from(
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">',
      ),
      Buffer.from('<!DOCTYPE svg [<!ENTITY a "aaaa">]>&a;</svg>'),
    ])
    await expect(take(bomb)).rejects.toMatchObject({ code: expect.stringMatching(/^picture-un/) })
  })

  test.each([
    ['that is cut off', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g>'],
    ['without a size', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['of no size', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"></svg>'],
    ['of endless size', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e300 9"></svg>'],
  ])('%s is refused', async (_, text) => {
    await expect(take(Buffer.from(text))).rejects.toMatchObject({
      code: expect.stringMatching(/^picture-un/),
    })
  })
})

test('after all of this nothing lies in the store, and pictures are still taken', async () => {
  await expect(readdir(store.dataDir)).resolves.toEqual([])
  await expect(take(await aPhotograph())).resolves.toMatchObject({ width: 300 })
})
