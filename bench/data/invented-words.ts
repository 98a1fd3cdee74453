import { type Chance, chanceFrom, seededRandom } from './seeded-random.ts'

/** Words and sentences of no language, as long as those of a newspaper. */
export type InventedWords = {
  phrase(least: number, most: number): string
  sentence(): string
  paragraph(): string
}

export function inventWords(chance: Chance): InventedWords {
  return {
    phrase: (least, most) => phraseOf(chance, least, most),
    sentence: () => chance.one(SENTENCES),
    paragraph: () =>
      Array.from({ length: chance.whole(2, 4) }, () => chance.one(SENTENCES)).join(' '),
  }
}

const SYLLABLES = 'ka ro mi ten sul bar di ne lo va shi gan per tu ol ez'.split(' ')
const setting = chanceFrom(seededRandom(1))
const WORDS = Array.from({ length: 4000 }, () =>
  Array.from({ length: setting.whole(1, 4) }, () => setting.one(SYLLABLES)).join(''),
)
// Made once: to put each sentence together anew would take most of the generator's time.
const SENTENCES = Array.from({ length: 8000 }, () => `${phraseOf(setting, 8, 24)}.`)

function phraseOf(chance: Chance, least: number, most: number): string {
  const words = Array.from({ length: chance.whole(least, most) }, () => chance.one(WORDS)).join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
