import type { Form, LineFacts } from './line-facts.ts'
import type { Place } from './page.ts'
import { makeVocabulary, shareIn } from './vocabulary.ts'

/** Fewer words say nothing about whether two texts have the same subject. */
const ENOUGH = 12

/** The subjects of the texts before and after, from the text number `at` on. */
type Around = {
  at: number
  before: Texts
  after: Texts
  cohesion: number | null
}
/** The stems of each of a few texts. */
type Texts = readonly ReadonlySet<number>[]
type Words = Pick<Place, 'takenUp' | 'known' | 'cohesion'>

/** Only of these it is asked whether they head what follows. */
const COMPARED: ReadonlySet<Form> = new Set(['title', 'short', 'bullet'])
const NO_WORDS: Words = { takenUp: 0, known: 0, cohesion: null }

/** Compares the words of a line with those of the running text around it. */
export function surveyWords(facts: readonly LineFacts[]): (index: number) => Words {
  const vocabulary = makeVocabulary()
  const texts = facts.flatMap((own, index) => (own.isText ? [{ own, index }] : []))
  let at = 0
  let around: Around = { at: -1, before: [], after: [], cohesion: null }
  return (index) => {
    while ((texts[at]?.index ?? Number.POSITIVE_INFINITY) <= index) at += 1
    const line = facts[index]
    if (!line || !COMPARED.has(line.form)) return NO_WORDS
    const own = vocabulary(line)
    const few = Math.min(1, own.size / 4)
    // The lines between two texts have the same surroundings.
    if (around.at !== at) {
      const before = texts.slice(Math.max(0, at - 4), at).map((text) => vocabulary(text.own))
      const after = texts.slice(at, at + 2).map((text) => vocabulary(text.own))
      around = { at, before, after, cohesion: cohesionOf(before, after) }
    }
    return {
      takenUp: shareIn(own, around.after) * few,
      known: shareIn(own, around.before) * few,
      cohesion: around.cohesion,
    }
  }
}

/** How far a text goes on with the subject of those before; null where there is too little to tell. */
function cohesionOf(before: Texts, after: Texts): number | null {
  if (!hasEnough(before) || !hasEnough(after)) return null
  return shareIn(union(after), before)
}

/** One text alone is nearly always enough, and then they need not be put together. */
function hasEnough(texts: Texts): boolean {
  return texts.some(({ size }) => size >= ENOUGH) || union(texts).size >= ENOUGH
}

function union(texts: Texts): ReadonlySet<number> {
  const all = new Set<number>()
  for (const stems of texts) for (const stem of stems) all.add(stem)
  return all
}
