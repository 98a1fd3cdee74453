import { englishWords } from './english-words.ts'
import { regionalWords } from './regional-words.ts'
import { russianWords } from './russian-words.ts'

/**
 * What pages say around their articles, by language. These are the common words of the trade, not
 * of any one publisher. Starts are beginnings of a line of any length, wholes are lines of their
 * own; all are compared in lower case without bullet and closing punctuation.
 */
export type PageWords = {
  /** End a piece on a listing: the way to the rest of it. */
  onwardStarts: readonly string[]
  onwardWholes: readonly string[]
  /** Stand around pieces: ways about the site, calls, counters, rights. */
  aroundStarts: readonly string[]
  aroundWholes: readonly string[]
}

const languages: readonly PageWords[] = [englishWords, russianWords, regionalWords]

/** The words of all languages together. */
export const pageWords: PageWords = {
  onwardStarts: languages.flatMap((words) => words.onwardStarts),
  onwardWholes: languages.flatMap((words) => words.onwardWholes),
  aroundStarts: languages.flatMap((words) => words.aroundStarts),
  aroundWholes: languages.flatMap((words) => words.aroundWholes),
}
