import type { Edition } from '#contract/edition.ts'

export type LetterGroup = { name: string; editions: readonly Edition[]; letters: readonly string[] }

/** Letters and signs of the region that many keyboards lack, by language. */
export const letterGroups: readonly LetterGroup[] = [
  { name: 'Kazakh', editions: ['kk'], letters: pairs('әғқңөұүһі') },
  { name: 'Kyrgyz', editions: ['ky'], letters: pairs('ңөү') },
  { name: 'Tajik', editions: ['tg'], letters: pairs('ғӣқӯҳҷ') },
  { name: 'Uzbek, Latin', editions: ['uz-Latn'], letters: ['oʻ', 'Oʻ', 'gʻ', 'Gʻ', 'ʻ', 'ʼ'] },
  { name: 'Uzbek, Cyrillic', editions: ['uz-Cyrl'], letters: pairs('ўқғҳ') },
  { name: 'Turkmen', editions: ['tk'], letters: pairs('äçňöşüýž') },
  {
    name: 'Quotation marks',
    editions: ['ru', 'kk', 'ky', 'tg'],
    letters: ['«', '»', '„', '“', '”', '‘', '’'],
  },
  { name: 'Dashes and signs', editions: ['en'], letters: ['—', '–', '…', '№', '°', '×', '\u00a0'] },
  { name: 'Money', editions: [], letters: ['₸', '₽', '€', '£', '¥', '₺'] },
]

/** The groups with those of the edition first. */
export function groupsFor(edition: Edition): LetterGroup[] {
  const isOwn = (group: LetterGroup) => group.editions.includes(edition)
  return [...letterGroups.filter(isOwn), ...letterGroups.filter((group) => !isOwn(group))]
}

/** What a letter is called where it cannot be seen. */
export function letterName(letter: string): string {
  const names: Record<string, string> = {
    '\u00a0': 'blank that does not break',
    ʻ: 'Uzbek mark ʻ (U+02BB)',
    ʼ: 'Uzbek apostrophe ʼ (U+02BC)',
    '—': 'dash —',
    '–': 'short dash –',
  }
  return names[letter] ?? letter
}

function pairs(small: string): string[] {
  return [...small].flatMap((letter) => [letter, letter.toUpperCase()])
}
