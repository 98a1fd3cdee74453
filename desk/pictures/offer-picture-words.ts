import { type PictureUse, pictureUseSchema } from '#contract/body.ts'
import { pictureParts } from '../editor/conversion/beside-texts.ts'
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
  offerWords(element, use ? placesOf(element, use, onUse) : [])
}

function placesOf(
  element: HTMLElement,
  use: PictureUse,
  onUse: ((use: PictureUse) => void) | null,
): WordPlace[] {
  // Several parts may be written over before the page is drawn again.
  let now = use
  const places = pictureParts.map(({ part, name: partName }) => {
    const name = `${partName} of the lead picture`
    return {
      name,
      text: use[part],
      show: () => {
        element.scrollIntoView({ block: 'nearest' })
        element.querySelector('button')?.focus()
      },
      write: (start: number, end: number, words: string) => {
        if (!onUse) return `${name}: it cannot be changed`
        const text = overwrite(now[part], { start, end }, words)
        const parsed = pictureUseSchema.safeParse({ ...now, [part]: text })
        if (!parsed.success)
          return `${name}: ${parsed.error.issues[0]?.message ?? 'it cannot be so'}`
        now = parsed.data
        onUse(now)
        return null
      },
    }
  })
  return places.filter(({ text }) => text !== '')
}
