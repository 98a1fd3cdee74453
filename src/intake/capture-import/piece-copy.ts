import { z } from 'zod'
import { digestOf, foldWords } from './fold-words.ts'

/** The words of one copy of a piece, as far as copies are compared by them. */
export const copySchema = z.object({
  headline: z.string().nullable(),
  dateline: z.string().nullable(),
  blocks: z.array(z.object({ text: z.string() })),
})
export type PieceCopy = z.infer<typeof copySchema>

/** By which other copies are found; null where it has too few words for that. */
export type CopyDigests = {
  text: string
  headline: string | null
  opening: string | null
}

/** So many letters of the first paragraph, blanks included, are hardly ever those of two pieces. */
const OPENING_LENGTH = 60

export function digestsOf(copy: PieceCopy): CopyDigests {
  const headline = foldWords(copy.headline ?? '')
  const opening = foldWords(openingOf(copy)).slice(0, OPENING_LENGTH)
  return {
    text: digestOf([headline, ...copy.blocks.map(({ text }) => foldWords(text))].join('\n')),
    headline: headline ? digestOf(headline) : null,
    opening: opening.length === OPENING_LENGTH ? digestOf(opening) : null,
  }
}

/**
 * What `fresh` is, beside a copy that is known: all in one another (`same`), everything and more
 * (`fuller`), a part (`part`), the one changed against the other (`changed`), or nothing of it
 * (`other`). Where lines are broken does not count, nor do subheads that ran into their paragraph.
 */
export type CopyRelation = 'same' | 'fuller' | 'part' | 'changed' | 'other'

export function compareCopies(known: PieceCopy, fresh: PieceCopy): CopyRelation {
  const [old, made] = [wordsOf(known), wordsOf(fresh)]
  const inOld = share(made.sentences, old.whole)
  const inFresh = share(old.sentences, made.whole)
  if (inOld === 'all') return inFresh === 'all' ? 'same' : 'part'
  if (inFresh === 'all') return 'fuller'
  return inOld === 'none' && inFresh === 'none' ? 'other' : 'changed'
}

function openingOf({ dateline, blocks }: PieceCopy): string {
  const first = blocks[0]?.text ?? ''
  return dateline && first.startsWith(dateline) ? first.slice(dateline.length) : first
}

function wordsOf(copy: PieceCopy): { whole: string; sentences: string[] } {
  const first = openingOf(copy)
  const texts = copy.blocks.map(({ text }, i) => (i === 0 ? first : text))
  const whole = foldWords(texts.join(' '))
  const sentences = texts
    .flatMap((text) => text.split(/(?<=[.!?…]["”»’)]*)\s+/u))
    .map(foldWords)
    .filter(Boolean)
  return { whole, sentences }
}

/** How many of the sentences stand in the text. */
function share(sentences: readonly string[], whole: string): 'all' | 'some' | 'none' {
  const found = sentences.filter((sentence) => whole.includes(sentence)).length
  if (found === sentences.length) return 'all'
  return found > 0 ? 'some' : 'none'
}
