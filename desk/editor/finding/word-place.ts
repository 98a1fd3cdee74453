import { holdsAtMost } from '../conversion/longest-texts.ts'
import { fieldName, isWordField, type WordField, writeOver } from '../fields/word-field.ts'
import { findWords, overwrite, type Query } from './find-words.ts'

/** Words of the piece outside of its text: a field of the page, or what is said of a picture. */
export type WordPlace = {
  /** as the page calls it: "Headline" */
  name: string
  text: string
  /** whether undo takes back there what was written */
  hasUndo: boolean
  /** goes there, and selects the stretch where that can be; answers whether it has the focus now */
  show(start: number, end: number): boolean
  /** writes over a stretch; says why not, where that may not be */
  write(start: number, end: number, words: string): string | null
}

const offered = new WeakMap<Element, readonly WordPlace[]>()

/** For words that stand in no field. The element carries `holdsWords`; a place says how to write. */
export function offerWords(element: Element, places: readonly WordPlace[]): void {
  offered.set(element, places)
}

/** The places of the page before the text and behind it, in their order. */
export function placesAround(text: Element): { before: WordPlace[]; behind: WordPlace[] } {
  const before: WordPlace[] = []
  const behind: WordPlace[] = []
  for (const element of document.querySelectorAll('[data-holds-words]')) {
    const isBehind = text.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING
    const list = isBehind ? behind : before
    if (isWordField(element)) list.push(placeOfField(element))
    else list.push(...(offered.get(element) ?? []))
  }
  return { before, behind }
}

function placeOfField(field: WordField): WordPlace {
  const name = fieldName(field)
  return {
    name,
    text: field.value,
    hasUndo: true,
    show: (start, end) => {
      field.focus()
      field.setSelectionRange(start, end)
      field.scrollIntoView({ block: 'nearest' })
      return true
    },
    write: (start, end, words) => {
      if (field.readOnly) return `${name}: it cannot be changed`
      const { length } = overwrite(field.value, { start, end }, words)
      const isFull = field.maxLength >= 0 && length > Math.max(field.maxLength, field.value.length)
      if (isFull) return holdsAtMost(name, field.maxLength)
      writeOver(field, start, end, words)
      return null
    },
  }
}

/** All of one place in one change; says why not, where that may not be. */
export function replaceIn(place: WordPlace, query: Query, words: string): string | null {
  const hits = findWords(place.text, query)
  const [start, end] = [hits[0]?.start ?? 0, hits.at(-1)?.end ?? 0]
  const written = hits.reduceRight((text, hit) => overwrite(text, hit, words), place.text)
  return place.write(start, end, written.slice(start, written.length - (place.text.length - end)))
}
