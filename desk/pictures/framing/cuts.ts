import {
  type Cut,
  type CutShape,
  type Extent,
  type Framing,
  LEAST_SHARE,
  steepnessOf,
} from '#contract/framing.ts'

export type Point = { x: number; y: number }

/** From which corner a cut is drawn larger or smaller; the one opposite stays. */
export const corners = ['nw', 'ne', 'sw', 'se'] as const
export type Corner = (typeof corners)[number]

/** A little more than the least that the server takes, since shares are rounded on their way. */
const SMALLEST = LEAST_SHARE + 0.01

const MIDDLE: Point = { x: 0.5, y: 0.5 }

/** What readers see in the shape: what was cut, or the largest part around the focal point. */
export function cutFor(picture: Extent, shape: CutShape, framing: Framing): Cut {
  const { crops, focus = MIDDLE } = framing
  return crops[shape] ?? placeAround(focus, largest(picture, shape))
}

/** Moved by shares of the picture, and no further than its edges. */
export function moveCut(cut: Cut, by: Point): Cut {
  return inside({ ...cut, x: cut.x + by.x, y: cut.y + by.y })
}

/** Larger or smaller around its middle, as far as there is room. */
export function scaleCut(picture: Extent, shape: CutShape, cut: Cut, factor: number): Cut {
  const size = sized(picture, shape, cut.width * factor)
  const middle = { x: cut.x + cut.width / 2, y: cut.y + cut.height / 2 }
  return placeAround(middle, size)
}

/** One of its corners drawn to a point; the opposite one stays where it is. */
export function drawCorner(
  picture: Extent,
  shape: CutShape,
  { cut, corner, to }: { cut: Cut; corner: Corner; to: Point },
): Cut {
  const [isEast, isSouth] = [corner.endsWith('e'), corner.startsWith('s')]
  const fixed = { x: isEast ? cut.x : cut.x + cut.width, y: isSouth ? cut.y : cut.y + cut.height }
  const steepness = steepnessOf(picture, shape)
  const room = {
    x: isEast ? 1 - fixed.x : fixed.x,
    y: isSouth ? 1 - fixed.y : fixed.y,
  }
  const wanted = Math.max(Math.abs(to.x - fixed.x), Math.abs(to.y - fixed.y) / steepness)
  const size = sized(picture, shape, Math.min(wanted, room.x, room.y / steepness))
  return inside({
    ...size,
    x: isEast ? fixed.x : fixed.x - size.width,
    y: isSouth ? fixed.y : fixed.y - size.height,
  })
}

/** A point that stays in the picture. */
export function pointInside({ x, y }: Point): Point {
  return { x: clamped(x, 1), y: clamped(y, 1) }
}

function largest(picture: Extent, shape: CutShape): Extent {
  return sized(picture, shape, 1)
}

function sized(picture: Extent, shape: CutShape, wanted: number): Extent {
  const steepness = steepnessOf(picture, shape)
  const most = Math.min(1, 1 / steepness)
  const least = Math.min(most, SMALLEST * Math.max(1, 1 / steepness))
  const width = Math.min(most, Math.max(least, wanted))
  return { width, height: Math.min(1, width * steepness) }
}

function placeAround(middle: Point, size: Extent): Cut {
  return inside({ ...size, x: middle.x - size.width / 2, y: middle.y - size.height / 2 })
}

function inside(cut: Cut): Cut {
  return { ...cut, x: clamped(cut.x, 1 - cut.width), y: clamped(cut.y, 1 - cut.height) }
}

function clamped(at: number, most: number): number {
  return Math.max(0, Math.min(most, at))
}
