import { type DeskPicture, pictureActs } from '#contract/desk-pictures.ts'
import type { LibraryPicture } from '#media/library-picture.ts'
import type { Picture, Shape } from '#media/picture.ts'
import { renditionPath } from '#media/rendition-name.ts'
import { extentOf, widthsFor } from '#media/shapes.ts'
import { mayWithPicture, type PictureAct } from '#staff/picture-permissions.ts'
import type { JsonAsk } from './json-route.ts'

/** A picture as the desk shows it to who asks. */
export function shownPicture(ask: JsonAsk, found: LibraryPicture): DeskPicture {
  const { picture, isPrinted: _, createdAt, ...rest } = found
  const { id, width, height, colour, framing } = picture
  return {
    ...{ id, width, height, colour, framing, ...rest },
    createdAt: createdAt.toISOString(),
    renditions: {
      small: renditionOf(picture, 'full', 0),
      full: renditionOf(picture, 'full', 1200),
      wide: renditionOf(picture, 'wide', 800),
      card: renditionOf(picture, 'card', 320),
      square: renditionOf(picture, 'square', 160),
    },
    may: pictureActs.filter((act) => mayWith(ask, act, found)),
  }
}

export function mayWith(
  { present: { account } }: JsonAsk,
  act: PictureAct,
  { createdBy, isPrinted }: LibraryPicture,
): boolean {
  const isOwn = createdBy?.id === account.id
  return mayWithPicture(account.role, act, { isOwn, isPrinted })
}

/** The widest that is no wider than that, or the narrowest. */
function renditionOf(picture: Picture, shape: Shape, wanted: number) {
  const [least = 0, ...more] = widthsFor(picture, shape)
  const width = more.findLast((one) => one <= wanted) ?? least
  const path = renditionPath(picture, { shape, width, format: 'webp' })
  return { path, ...extentOf(picture, shape, width) }
}
