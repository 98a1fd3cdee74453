const LONGEST = 80

/**
 * The last part of an address, made from a headline: Latin letters, digits, single hyphens.
 * Cyrillic is spelled in Latin letters, simply and without marks. A headline in a script that is
 * not known here gives `piece`.
 */
export function slugFromHeadline(headline: string): string {
  const latin = [...headline.normalize('NFC').toLowerCase()].map((c) => letters[c] ?? c).join('')
  const words = latin
    // What stands inside a word: "Turkmenistan's" is one.
    .replace(/(?<=\p{L})['’‘ʻʼ`´](?=\p{L})/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return shortened(words) || 'piece'
}

/** As many whole words as fit. */
function shortened(words: readonly string[]): string {
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, LONGEST)
    if (longer.length > LONGEST) break
    slug = longer
  }
  return slug
}

const pairs =
  'а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya і i ї yi є ye ' +
  // Kazakh, Kyrgyz, Tajik, Uzbek, Turkmen
  'ә a ғ gh қ q ң ng ө o ұ u ү u һ h ӣ i ӯ u ҳ h ҷ j ў o җ j ı i ß ss æ ae ø o đ d ł l'
const letters: Record<string, string> = {
  ...Object.fromEntries(
    pairs.split(' ').flatMap((part, i, all) => (i % 2 === 0 ? [[part, all[i + 1] ?? '']] : [])),
  ),
  ъ: '',
  ь: '',
}
