import type { Block } from '#contract/body.ts'
import { newBlockId } from '../keeping/new-block-id.ts'

/** A picture of a pasted text, and the id of the block that keeps its place, if it has one. */
export type PastedPicture = { file: File; placeId: string | null }

/**
 * Where pictures stood in what is read. Each place is a divider among the blocks: nothing is made of
 * it, and it is taken out again when the text is where it belongs.
 */
export class PicturePlaces {
  /** the file where the page itself held it, null where it may lie beside */
  #kept: { id: string; file: File | null }[] = []

  keep(file: File | null): Block {
    const id = newBlockId()
    this.#kept.push({ id, file })
    return { type: 'divider', id }
  }

  isPlace({ id }: Block): boolean {
    return this.#kept.some((one) => one.id === id)
  }

  /**
   * All pictures in their order. The files beside a text are those that the page only names, if they
   * are as many; else nobody knows which is which, and they have no place.
   */
  fill(beside: readonly File[]): PastedPicture[] {
    const named = this.#kept.filter(({ file }) => file === null)
    const isEach = named.length === beside.length
    const placed = this.#kept.flatMap(({ id, file }): PastedPicture[] => {
      const found = file ?? (isEach ? beside[named.findIndex((one) => one.id === id)] : undefined)
      return found ? [{ file: found, placeId: id }] : []
    })
    return [...placed, ...(isEach ? [] : beside.map((file) => ({ file, placeId: null })))]
  }
}

/** A picture that a page holds as data in its own text; null for one that would have to be fetched. */
export function pictureInAddress(element: Element): File | null {
  const data = /^data:(image\/([a-z0-9]+)[a-z0-9.+-]*);base64,([a-z0-9+/=\s]+)$/i.exec(
    element.getAttribute('src') ?? '',
  )
  const [, type = '', kind = '', written = ''] = data ?? []
  if (!data) return null
  try {
    const bytes = Uint8Array.from(atob(written), (sign) => sign.charCodeAt(0))
    return new File([bytes], `pasted.${kind}`, { type })
  } catch {
    // It is no base64 after all.
    return null
  }
}

type Beside = { html: string; left: number; hasWords: boolean }

/**
 * The files beside a text that are its pictures. A browser copies one picture as a file and a line
 * of HTML; Word puts a picture of the whole text beside the text itself, which nobody wants.
 */
export function picturesAmong(files: readonly File[], { html, left, hasWords }: Beside): File[] {
  const isOffice = /urn:schemas-microsoft-com:office|class="?Mso/i.test(html)
  return hasWords && (isOffice || left < files.length) ? [] : [...files]
}
