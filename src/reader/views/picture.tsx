import type { PictureUse } from '#contract/body.ts'
import type { Picture, Shape } from '#media/picture.ts'
import { renditionPath } from '#media/rendition-name.ts'
import { extentOf, widthsFor } from '#media/shapes.ts'
import { iconPath } from '../icon.ts'
import { toneOf } from '../picture-tone.ts'
import { creditLine } from '../wording/credit-line.ts'
import type { View } from './view.ts'

type ImageProps = {
  picture: Picture
  /** '' where it only repeats what stands beside it */
  alt: string
  shape: Shape
  /** how wide it is shown, as the `sizes` of HTML: '(min-width: 45rem) 42rem, 100vw' */
  sizes: string
  /** whether it is among the first things seen, and so is not waited with */
  isFirst?: boolean
}

/** A picture in the formats and widths that there are; the browser takes one. No script. */
export function PictureImage({ picture, alt, shape, sizes, isFirst = false }: ImageProps) {
  const widths = widthsFor(picture, shape)
  const [first = 0] = widths
  const fallback = widths[1] ?? first
  const setOf = (format: 'avif' | 'webp') =>
    widths
      .map((width) => `${renditionPath(picture, { shape, width, format })} ${width}w`)
      .join(', ')
  return (
    <picture>
      {isFirst && <FewerBytes />}
      <source type="image/avif" srcset={setOf('avif')} sizes={sizes} />
      <source type="image/webp" srcset={setOf('webp')} sizes={sizes} />
      <img
        class={toneOf(picture.colour)}
        src={renditionPath(picture, { shape, width: fallback, format: 'jpg' })}
        alt={alt}
        {...extentOf(picture, shape, fallback)}
        {...(isFirst ? { fetchpriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
      />
    </picture>
  )
}

/**
 * In place of what is asked for before any style sheet can say that it is not shown: the sign of
 * the paper, which the browser has or fetches anyway. What is not first is lazy, and so not asked for.
 */
export function FewerBytes() {
  return <source media="(prefers-reduced-data: reduce)" srcset={iconPath} />
}

type FigureProps = {
  use: PictureUse
  /** null: it is not there (any more), and its words stand for it */
  picture: Picture | null
  /** of the block */
  id?: string
  shape?: Shape
  sizes?: string
  isFirst?: boolean
  view: View
}

/** The column of running text: as wide as the screen, and no wider than its measure. */
const COLUMN = '(min-width: 46rem) 42rem, 92vw'

/** A picture with its caption and credit. It leads to itself in its largest form. */
export function PictureFigure(props: FigureProps) {
  const { use, picture, id, shape = 'full', sizes = COLUMN, isFirst, view } = props
  const credit = creditLine(use, view.messages)
  return (
    <figure class="picture" id={id}>
      {picture && !view.isLite ? (
        <a class="picture-link" href={largest(picture)}>
          <PictureImage {...{ picture, shape, sizes, alt: use.alt, ...(isFirst && { isFirst }) }} />
        </a>
      ) : (
        <p class="picture-description">
          {picture ? (
            <a href={smallest(picture)}>{view.messages.block.picture(use.alt)}</a>
          ) : (
            view.messages.block.picture(use.alt)
          )}
        </p>
      )}
      {(use.caption || credit) && (
        <figcaption>
          {use.caption} {credit && <small>{credit}</small>}
        </figcaption>
      )}
    </figure>
  )
}

function largest(picture: Picture): string {
  const width = widthsFor(picture, 'full').at(-1) ?? 0
  return renditionPath(picture, { shape: 'full', width, format: 'jpg' })
}

/** For who looks at a picture after all, having asked for fewer bytes. */
function smallest(picture: Picture): string {
  const [width = 0] = widthsFor(picture, 'full')
  return renditionPath(picture, { shape: 'full', width, format: 'jpg' })
}
