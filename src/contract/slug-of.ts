import { transliterate } from 'transliteration/latin'
import type { Edition } from './edition.ts'

/** Longer ones are cut at a word: they are read aloud, printed and sent in messages. */
const LONGEST = 80

/** Cyrillic as all five languages write it in slugs; Russian sounds where nothing else is said. */
const CYRILLIC: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu' },
  ...{ я: 'ya', ә: 'a', ғ: 'gh', қ: 'q', ң: 'ng', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', і: 'i' },
  ...{ ҷ: 'j', ӣ: 'i', ӯ: 'u', ҳ: 'h', ў: 'o', ї: 'yi', є: 'ye', ґ: 'g' },
}

/** Where a language writes the same letter otherwise in Latin: 2021 for Kazakh, 1995 for Uzbek. */
const OWN: Partial<Record<Edition, Record<string, string>>> = {
  kk: { ғ: 'g', ң: 'n', ж: 'j', х: 'h', һ: 'h', и: 'i', й: 'i', щ: 'sh', э: 'e' },
  ky: { ж: 'j' },
  'uz-Cyrl': { ғ: 'g', ж: 'j', х: 'x', ц: 's', ъ: '' },
}

/** Letters of Latin alphabets that lose their sound with their mark, or are marks. */
const LATIN: Record<string, string> = { ə: 'a', ʻ: '', ʼ: '', '’': '', '‘': '', "'": '', '`': '' }

/**
 * The last part of an address from a headline: Latin letters, digits and hyphens, as `slugSchema`
 * demands. 'untitled' where no letter can be said in Latin ones.
 */
export function slugOf(headline: string, edition: Edition = 'en'): string {
  const own = { ...CYRILLIC, ...LATIN, ...OWN[edition] }
  const letters = [...headline.normalize('NFC').toLowerCase()].map((one) => own[one] ?? one)
  const latin = transliterate(letters.join('').normalize('NFC')).toLowerCase()
  const words = latin.match(/[a-z0-9]+/g) ?? []
  return cut(words) || 'untitled'
}

function cut(words: readonly string[]): string {
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`
    if (longer.length > LONGEST) break
    slug = longer
  }
  return slug
}
