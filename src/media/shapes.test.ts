import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutShapes, steepnessOf } from '#contract/framing.ts'
import type { Picture, Shape } from './picture.ts'
import {
  fileNameOf,
  formats,
  MEDIA_ROOT,
  readRenditionName,
  renditionPath,
} from './rendition-name.ts'
import { cropFor, cropKey, extentOf, fittingFraming, widthsFor } from './shapes.ts'

const shapes: Shape[] = ['full', ...cutShapes]
const share = fc.double({ min: 0, max: 1, noNaN: true })
const pictures = fc.record({
  width: fc.integer({ min: 1, max: 6000 }),
  height: fc.integer({ min: 1, max: 6000 }),
  focus: fc.record({ x: share, y: share }),
})

function aPicture(other: Partial<Picture> = {}): Picture {
  return {
    id: '0199a000-0000-7000-8000-000000000001',
    name: '0123456789abcdef0123',
    width: 1600,
    height: 1000,
    colour: '#7fa3c4',
    framing: { crops: {} },
    ...other,
  }
}

describe('what a shape shows', () => {
  test('lies inside the picture, has the form of the shape, and holds the focus', () => {
    fc.assert(
      fc.property(pictures, fc.constantFrom(...cutShapes), ({ focus, ...size }, shape) => {
        const picture = aPicture({ ...size, framing: { focus, crops: {} } })
        const { x, y, width, height } = cropFor(picture, shape)
        const near = 1e-9
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + near)
        expect(focus.x).toBeGreaterThanOrEqual(x - near)
        expect(focus.x).toBeLessThanOrEqual(x + width + near)
        expect(focus.y).toBeGreaterThanOrEqual(y - near)
        expect(focus.y).toBeLessThanOrEqual(y + height + near)
        const wanted = { wide: 16 / 9, card: 3 / 2, square: 1 }[shape]
        expect((width * size.width) / (height * size.height)).toBeCloseTo(wanted, 6)
      }),
    )
  })

  test('is what an editor cut, where one did', () => {
    const own = { x: 0.1, y: 0.2, width: 0.5, height: 0.5 }
    const picture = aPicture({ framing: { crops: { square: own } } })
    expect(cropFor(picture, 'square')).toEqual(own)
    expect(cropFor(picture, 'full')).toEqual({ x: 0, y: 0, width: 1, height: 1 })
    expect(extentOf(picture, 'square', 320)).toEqual({ width: 320, height: 200 })
  })
})

describe('a cut that an editor made', () => {
  const cuts = fc.record({
    ...{ width: fc.double({ min: 0.2, max: 1, noNaN: true }), x: share, y: share },
    slip: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
  })
  const sizes = fc.record({
    width: fc.integer({ min: 300, max: 6000 }),
    height: fc.integer({ min: 300, max: 6000 }),
  })

  test('is stored inside the picture and of its shape, however it was rounded', () => {
    fc.assert(
      fc.property(sizes, cuts, fc.constantFrom(...cutShapes), (size, cut, shape) => {
        const steepness = steepnessOf(size, shape)
        const widest = Math.min(1, 1 / steepness)
        const width = Math.max(cut.width * widest, 0.051, 0.051 / steepness)
        fc.pre(width <= widest)
        const height = Math.min(1, width * steepness * (1 + cut.slip))
        const given = { x: cut.x * (1 - width), y: cut.y * (1 - height), width, height }
        const { crops } = fittingFraming(size, { crops: { [shape]: given } })
        const stored = crops[shape] ?? given
        expect(stored.x + stored.width).toBeLessThanOrEqual(1)
        expect(stored.y + stored.height).toBeLessThanOrEqual(1)
        expect(Math.min(stored.x, stored.y)).toBeGreaterThanOrEqual(0)
        const ratio = (stored.width * size.width) / (stored.height * size.height)
        expect(ratio / { wide: 16 / 9, card: 3 / 2, square: 1 }[shape]).toBeCloseTo(1, 3)
        expect(fittingFraming(size, { crops }).crops[shape]?.width).toBeCloseTo(stored.width, 5)
      }),
    )
  })

  test.each([
    ['of another shape', { x: 0, y: 0, width: 0.5, height: 0.9 }],
    ['too small', { x: 0, y: 0, width: 0.01, height: 0.01 }],
    ['without extent', { x: 0, y: 0, width: 0, height: 0 }],
  ])('%s is refused', (_, crop) => {
    const framing = { crops: { square: crop } }
    expect(() => fittingFraming({ width: 800, height: 800 }, framing)).toThrow('not of its shape')
  })
})

describe('the widths of a shape', () => {
  test('go no further than the picture, and are never none', () => {
    expect(widthsFor(aPicture(), 'full')).toEqual([480, 800, 1200, 1600])
    expect(widthsFor(aPicture({ width: 900, height: 900 }), 'full')).toEqual([480, 800])
    expect(widthsFor(aPicture({ width: 30, height: 20 }), 'card')).toEqual([320])
  })
})

describe('the address of a rendition', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        pictures,
        fc.constantFrom(...shapes),
        fc.constantFrom(...formats),
        ({ focus, ...size }, shape, format) => {
          const picture = aPicture({ ...size, framing: { focus, crops: {} } })
          const [width = 0] = widthsFor(picture, shape)
          const path = renditionPath(picture, { shape, width, format })
          const name = readRenditionName(path.slice(MEDIA_ROOT.length))
          expect(name).toEqual({
            name: picture.name,
            shape,
            key: cropKey(picture, shape),
            width,
            format,
          })
          expect(name && MEDIA_ROOT + fileNameOf(name)).toBe(path)
        },
      ),
    )
  })

  test('changes with the focus, save for the whole picture', () => {
    const moved = aPicture({ framing: { focus: { x: 0.1, y: 0.5 }, crops: {} } })
    expect(cropKey(moved, 'square')).not.toBe(cropKey(aPicture(), 'square'))
    expect(cropKey(moved, 'full')).toBe(cropKey(aPicture(), 'full'))
  })

  test.each([
    '',
    '../0123456789abcdef0123-full-480.jpg',
    '0123456789abcdef0123-full-480.jpg/..',
    '0123456789abcdef0123-full-480.jpg\0.png',
    '0123456789ABCDEF0123-full-480.jpg',
    '0123456789abcdef0123-full-480.png',
    '0123456789abcdef0123-full-aaaaaa-480.jpg',
    '0123456789abcdef0123-wide-480.jpg',
    '0123456789abcdef0123-full-0480.jpg',
    '0123456789abcdef0123-full-99999.jpg',
    '0123456789abcdef0123-full-480.jpg\n',
    '0123456789abcdef0123-%66ull-480.jpg',
  ])('%j is none', (text) => {
    expect(readRenditionName(text)).toBeNull()
  })
})
