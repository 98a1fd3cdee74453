import type { Line } from '../page/line.ts'

const AUTHOR =
  /^(?:(?:written|text|words|reported|reporting|story|report|interview|analysis|opinion|commentary|comment|column|essay|review|translated|compiled|story and photos) by|by|authors?|автор(?:ы| текста)?|текст|подготовил[аи]?|мәтін|мақала авторы|авторы|muallif|муаллиф|нависанда|колонка|интервью|беседовал[аи]?|awtor)\s*:?\s+/iu
const NAMES =
  /^\p{Lu}[\p{L}\p{M}.'’ʻ-]*(?:(?:,| and| и| және| жана| va| ва)* \p{Lu}[\p{L}\p{M}.'’ʻ-]*){0,6}(?: (?:for|in|,) .{3,40}|, .{3,40})?$/u

/** `Words by Tom Hale. Photographs by Aizhan Serikova` */
const PICTURES = /[.;|] (?:photos?|photographs|pictures|images|фото):? (?:by )?.{3,40}$/iu

/** `By Anna Orlova and Bek Saparov`, `Автор: …` */
export function isByline(text: string): boolean {
  const names = authorsOf(text).replace(PICTURES, '')
  return names !== text && names.length < 90 && NAMES.test(names)
}

/** A byline without the words that say that names follow; any other line as it is. */
export function authorsOf(text: string): string {
  return text.replace(AUTHOR, '')
}

/** Two or three words with a capital each, as names are written. */
const ONE = String.raw`\p{Lu}[\p{Ll}\p{M}'’ʻ-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{Ll}\p{M}'’ʻ-]+){1,2}`
const NAME = new RegExp(`^${ONE}(?:(?:,| and| и| және| жана| va| ва| we) ${ONE}){0,3}$`, 'u')

/** A line that says who wrote it, or a name and nothing else. */
export function findAuthor({ seen, words, bullet }: Line): 'byline' | 'name' | null {
  if (isByline(seen)) return 'byline'
  return bullet === '' && words <= 10 && NAME.test(seen) ? 'name' : null
}
