import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutShapes, pictureShapes } from '#contract/framing.ts'
import { corners, cutFor, drawCorner, moveCut, scaleCut } from './cuts.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const anywhere = fc.double({ min: -2, max: 2, noNaN: true })
const pictures = fc.record({
  width: fc.integer({ min: 200, max: 6000 }),
  height: fc.integer({ min: 200, max: 6000 }),
})
const moves = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('move' as const), x: anywhere, y: anywhere }),
    fc.record({
      kind: fc.constant('scale' as const),
      by: fc.double({ min: 0.1, max: 4, noNaN: true }),
    }),
    fc.record({
      ...{ kind: fc.constant('draw' as const), corner: fc.constantFrom(...corners) },
      ...{ x: anywhere, y: anywhere },
    }),
  ),
  { maxLength: 12 },
)

describe('a cut', () => {
  test('stays inside the picture and of its shape, whatever is done to it', () => {
    fc.assert(
      fc.property(
        pictures,
        fc.constantFrom(...cutShapes),
        share,
        share,
        moves,
        (picture, shape, x, y, all) => {
          let cut = cutFor(picture, shape, { focus: { x, y }, crops: {} })
          for (const move of all) {
            if (move.kind === 'move') cut = moveCut(cut, move)
            else if (move.kind === 'scale') cut = scaleCut(picture, shape, cut, move.by)
            else cut = drawCorner(picture, shape, { cut, corner: move.corner, to: move })
            const near = 1e-9
            expect(Math.min(cut.x, cut.y)).toBeGreaterThanOrEqual(0)
            expect(cut.x + cut.width).toBeLessThanOrEqual(1 + near)
            expect(cut.y + cut.height).toBeLessThanOrEqual(1 + near)
            const ratio = (cut.width * picture.width) / (cut.height * picture.height)
            expect(ratio / pictureShapes[shape]).toBeCloseTo(1, 6)
          }
        },
      ),
    )
  })

  test('drawn at one corner leaves the opposite one where it is', () => {
    const picture = { width: 1600, height: 1000 }
    const cut = { x: 0.2, y: 0.2, width: 0.4, height: 0.64 }
    const drawn = drawCorner(picture, 'square', { cut, corner: 'nw', to: { x: 0.4, y: 0.6 } })
    expect(drawn.width).toBeLessThan(cut.width)
    expect([drawn.x + drawn.width, drawn.y + drawn.height]).toEqual([
      expect.closeTo(0.6, 9),
      expect.closeTo(0.84, 9),
    ])
  })

  test('that was made by hand is shown in place of the one around the focal point', () => {
    const square = { x: 0.1, y: 0.1, width: 0.3, height: 0.48 }
    const picture = { width: 1600, height: 1000 }
    expect(cutFor(picture, 'square', { crops: { square } })).toEqual(square)
    expect(cutFor(picture, 'wide', { focus: { x: 0, y: 0 }, crops: { square } })).toMatchObject({
      x: 0,
      y: 0,
      width: 1,
    })
  })
})
