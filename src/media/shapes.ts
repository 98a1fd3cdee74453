import { createHash } from 'node:crypto'
import {
  type Cut,
  type CutShape,
  cutShapes,
  type Extent,
  type Framing,
  LEAST_SHARE,
  pictureShapes,
  steepnessOf,
} from '#contract/framing.ts'
import { Failure } from '#platform/failure.ts'
import type { Picture, Shape } from './picture.ts'

/**
 * In how many pixels each shape is made: few, since each is made and kept, and close enough that
 * no screen is sent much more than it shows.
 */
const widths = {
  full: [480, 800, 1200, 1600],
  wide: [480, 800, 1200, 1600],
  card: [320, 640, 960],
  square: [160, 320],
} as const satisfies Record<Shape, readonly number[]>

const WHOLE: Cut = { x: 0, y: 0, width: 1, height: 1 }

/** The part of the picture that a shape shows: as an editor cut it, or around the focus. */
export function cropFor(picture: Picture, shape: Shape): Cut {
  if (shape === 'full') return WHOLE
  const { crops, focus = { x: 0.5, y: 0.5 } } = picture.framing
  const own = crops[shape]
  if (own) return own
  const wanted = pictureShapes[shape] / (picture.width / picture.height)
  const [width, height] = wanted < 1 ? [wanted, 1] : [1, 1 / wanted]
  return { x: placed(focus.x, width), y: placed(focus.y, height), width, height }
}

/**
 * The framing as it is stored: every cut inside the picture and of its shape to the point, whatever
 * a pointer on a screen has rounded.
 *
 * @throws Failure `crop-does-not-fit`
 */
export function fittingFraming(picture: Extent, { focus, crops }: Framing): Framing {
  const fitting = cutShapes.flatMap((shape) => {
    const crop = crops[shape]
    return crop ? [[shape, fittingCrop(picture, shape, crop)] as const] : []
  })
  return { ...(focus && { focus }), crops: Object.fromEntries(fitting) }
}

function fittingCrop(picture: Extent, shape: CutShape, crop: Cut): Cut {
  const steepness = steepnessOf(picture, shape)
  const isOfShape = Math.abs(crop.height / (crop.width * steepness) - 1) < 0.03
  if (!isOfShape || crop.width < LEAST_SHARE || crop.height < LEAST_SHARE) {
    throw new Failure(
      'crop-does-not-fit',
      `The cut for "${shape}" is too small or not of its shape.`,
    )
  }
  const width = rounded(Math.min(crop.width, 1, 1 / steepness))
  const height = Math.min(1, width * steepness)
  const [x, y] = [Math.min(crop.x, 1 - width), Math.min(crop.y, 1 - height)]
  return { x: rounded(x), y: rounded(y), width, height: rounded(height) }
}

/** Finer than a point of any screen. */
function rounded(share: number): number {
  return Math.floor(share * 1e6) / 1e6
}

/** The widths of a shape, without those beyond what the picture has to show; at least one. */
export function widthsFor(picture: Picture, shape: Shape): number[] {
  const [least, ...more] = widths[shape]
  const most = cropFor(picture, shape).width * picture.width
  return [least, ...more.filter((width) => width <= most)]
}

/** In whole pixels, as a page reserves the place; `width` is one of the shape's. */
export function extentOf(picture: Picture, shape: Shape, width: number): Extent {
  const crop = cropFor(picture, shape)
  const ratio = (crop.width * picture.width) / (crop.height * picture.height)
  return { width, height: Math.max(1, Math.round(width / ratio)) }
}

/** Changes with what the shape shows, so that an address always shows the same; '' for the whole. */
export function cropKey(picture: Picture, shape: Shape): string {
  if (shape === 'full') return ''
  const { x, y, width, height } = cropFor(picture, shape)
  const text = [x, y, width, height].map((share) => share.toFixed(4)).join(' ')
  return createHash('sha256').update(text).digest('hex').slice(0, 6)
}

/** Where a part of this length begins, so that the focus is in its middle as far as there is room. */
function placed(focus: number, length: number): number {
  return Math.min(1 - length, Math.max(0, focus - length / 2))
}
