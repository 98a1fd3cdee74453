import type { Editor } from '@tiptap/core'
import { showBeside } from '../views/attribute-field.ts'
import { findState, type Match, replaceAll, replaceOne, showMatch } from './find-plugin.ts'
import { findWords, type Query } from './find-words.ts'
import type { Replaced } from './replaced-in-words.ts'
import { placesAround, replaceIn, type WordPlace } from './word-place.ts'

/** Found words in the order of the page: of a place around the text, or one of the text's matches. */
export type PageHit =
  | { name: string; place: WordPlace; start: number; end: number }
  | { name: string; match: Match; index: number }

/** Which of them is shown: in a place around the text, or in the text, which knows which. */
export type Here = { name: string; start: number } | 'text'

const LOCKED = 'This piece cannot be changed now'

export function listHits(editor: Editor, query: Query): PageHit[] {
  const { before, behind } = placesAround(editor.view.dom)
  const inPlaces = (places: readonly WordPlace[]) =>
    places.flatMap((place) =>
      findWords(place.text, query).map((hit) => ({ name: place.name, place, ...hit })),
    )
  const inText = findState(editor.state).matches.map((match, index) => ({
    ...{ name: match.beside?.name ?? 'Text', match, index },
  }))
  return [...inPlaces(before), ...inText, ...inPlaces(behind)]
}

/** Which of the hits is shown; one near it where it is gone, -1 where none is left. */
export function whichIsHere(editor: Editor, hits: readonly PageHit[], here: Here): number {
  const { current } = findState(editor.state)
  if (here === 'text') {
    const shown = hits.findIndex((hit) => 'index' in hit && hit.index === current)
    return shown >= 0 ? shown : Math.min(0, hits.length - 1)
  }
  const isHere = (hit: PageHit) => 'place' in hit && hit.name === here.name
  const shown = hits.findIndex((hit) => isHere(hit) && 'place' in hit && hit.start >= here.start)
  if (shown >= 0) return shown
  const last = hits.findLastIndex(isHere)
  return last >= 0 ? last : Math.min(0, hits.length - 1)
}

/** Goes to a hit. Answers whether a field beside the text has the focus now. */
export function show(editor: Editor, hit: PageHit): boolean {
  if ('place' in hit) {
    return hit.place.show(hit.start, hit.end)
  }
  showMatch(hit.index)(editor.state, editor.view.dispatch)
  const { beside } = hit.match
  return beside !== undefined && showBeside(editor.view, beside)
}

/** Replaces one; says why not, where that may not be. Whoever may not write the text writes nothing. */
export function replaceHit(editor: Editor, hit: PageHit, words: string): string | null {
  if (!editor.isEditable) return LOCKED
  if ('place' in hit) return hit.place.write(hit.start, hit.end, words)
  let why: string | null = null
  showMatch(hit.index)(editor.state, editor.view.dispatch)
  replaceOne(words, (said) => (why = said))(editor.state, editor.view.dispatch, editor.view)
  return why
}

/** Replaces all; tells how many, those without undo apart, and why some were not. */
export function replaceHits(editor: Editor, query: Query, words: string): Replaced {
  if (!editor.isEditable) return { undoable: 0, lasting: 0, refused: [LOCKED] }
  let undoable = 0
  let lasting = 0
  const refused = new Set<string>()
  replaceAll(words, (count, why) => {
    undoable += count
    for (const one of why) refused.add(one)
  })(editor.state, editor.view.dispatch, editor.view)
  const { before, behind } = placesAround(editor.view.dom)
  for (const place of [...before, ...behind]) {
    const { length } = findWords(place.text, query)
    if (length === 0) continue
    const why = replaceIn(place, query, words)
    if (why !== null) refused.add(why)
    else if (place.hasUndo) undoable += length
    else lasting += length
  }
  return { undoable, lasting, refused: [...refused] }
}
