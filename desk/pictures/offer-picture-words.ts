import { type PictureUse, pictureUseSchema } from '#contract/body.ts'
import { pictureParts, whyNotOfPicture } from '../editor/conversion/beside-texts.ts'
import { overwrite } from '../editor/finding/find-words.ts'
import { offerWords, type WordPlace } from '../editor/finding/word-place.ts'

/**
 * Lets the words of the lead picture be found, and replaced where `onUse` is given. They stand in
 * no field of the page: what shows them has the focus.
 */
export function offerPictureWords(
  element: HTMLElement,
  use: PictureUse | null,
  onUse: ((use: PictureUse) => void) | null,
): void {
  const show = () => {
    element.scrollIntoView({ block: 'nearest' })
    const button = element.querySelector('button')
    button?.focus()
    return button !== null
  }
  offerWords(element, use ? pictureWordPlaces(use, { show, onUse }) : [])
}

type Ways = {
  /** goes to the picture; answers whether something of it has the focus now */
  show: () => boolean
  onUse: ((use: PictureUse) => void) | null
}

/** The words of one use of the lead picture as places, those that are not empty. */
export function pictureWordPlaces(use: PictureUse, { show, onUse }: Ways): WordPlace[] {
  // Several parts may be written over before the page is drawn again.
  let now = use
  const places = pictureParts.map((one) => {
    const { part } = one
    const name = `${one.name} of the lead picture`
    return {
      name,
      text: use[part],
      show,
      // Its words are set by the page, in no field that could take them back.
      hasUndo: false,
      write: (start: number, end: number, words: string) => {
        if (!onUse) return `${name}: it cannot be changed`
        const text = overwrite(now[part], { start, end }, words)
        const parsed = pictureUseSchema.safeParse({ ...now, [part]: text })
        if (!parsed.success) return whyNotOfPicture({ ...one, name }, text)
        now = parsed.data
        onUse(now)
        return null
      },
    }
  })
  return places.filter(({ text }) => text !== '')
}
