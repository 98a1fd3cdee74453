import { pageWords } from './page-words.ts'
import { indexPhrases, startsWithOne } from './phrase-index.ts'

const onwardWholes = new Set(pageWords.onwardWholes)
const wholes = new Set([...pageWords.aroundWholes, ...pageWords.onwardWholes])
const onwardStarts = indexPhrases(pageWords.onwardStarts)
const aroundStarts = indexPhrases(pageWords.aroundStarts)

/** Whether the line leads on to the rest of a piece. */
export function leadsOn(key: string): boolean {
  return startsWithOne(onwardStarts, key) || onwardWholes.has(key)
}

/** Whether the line begins like the words around pieces. */
export function isAround(key: string): boolean {
  return startsWithOne(aroundStarts, key)
}

/** Whether the line is one of the words around pieces. */
export function isAroundWord(key: string): boolean {
  return wholes.has(key)
}
