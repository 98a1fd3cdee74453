import { pageWords } from './page-words.ts'

/** The credit or the words of a picture, in lower case. */
const CREDIT_BEHIND =
  /[.!?)»”] (?:photos?|images?|picture|фото|сурет|сүрөт|surat|foto|расм|сурат|акс)(?: (?:credit|by|courtesy|of|автора))*\s?[:©] ?.{2,60}$/
const CAPTION =
  /^(?:photos?|images?|pictures?|illustration|video|infographics?|file photo|screenshot|фото|иллюстрация|видео|скриншот|изображение|сурет|сүрөт|surat|foto|расм|сурат|акс)(?:\s*(?:credit|by|courtesy|of|source|автора|из|с сайта|с места|предоставлено|\d+|манбаси|manbasi|ж[іе]))*\s*[:©/(–—-]|(?:\((?:photo|image|picture|file photo|фото)[^)]{0,80}\)|(?:\/\/|\/|\||[–—])\s?(?:photo|image|фото|photo credit)\b[^.]{0,80}|\b(?:file photo|getty images|archive photo|фото из архива|архивное фото|courtesy photo))\.?$|^(?:photo|фото|image) (?:by|courtesy|автора|с сайта|из) /

const AUTHOR =
  /^(?:(?:written|text|words|reported|reporting|story|photos and text) by|by|authors?|автор(?:ы| текста)?|текст|подготовил[аи]?|мәтін|мақала авторы|авторы|muallif|муаллиф|нависанда)\s*:?\s+/iu
const NAMES =
  /^\p{Lu}[\p{L}\p{M}.'’ʻ-]*(?:(?:,| and| и| және| жана| va| ва)* \p{Lu}[\p{L}\p{M}.'’ʻ-]*){0,6}(?: (?:for|in|,) .{3,40}|, .{3,40})?$/u

/** Section names and kinds that stand alone above a headline. */
const KINDS: readonly (readonly [string, readonly string[]])[] = [
  [
    'opinion',
    [
      'opinion',
      'opinions',
      'op-ed',
      'commentary',
      'comment',
      'column',
      'editorial',
      'perspective',
      'perspectives',
      'viewpoint',
      'blog',
      'letter',
      'essay',
      'мнение',
      'мнения',
      'колонка',
      'точка зрения',
      'комментарий',
      'авторская колонка',
      'взгляд',
      'блог',
      'пікір',
      'көзқарас',
      'пікірлер',
      'пикир',
      'көз караш',
      'fikr',
      'nuqtai nazar',
      'фикр',
      'нуқтаи назар',
      'андеша',
      'назар',
      'pikir',
    ],
  ],
  [
    'interview',
    [
      'interview',
      'interviews',
      'q&a',
      'q & a',
      'exclusive interview',
      'интервью',
      'беседа',
      'сұхбат',
      'маек',
      'suhbat',
      'intervyu',
      'суҳбат',
      'интервю',
      'мусоҳиба',
      'söhbetdeşlik',
    ],
  ],
  [
    'analysis',
    [
      'analysis',
      'explainer',
      'in depth',
      'in-depth',
      'backgrounder',
      'news analysis',
      'аналитика',
      'анализ',
      'разбор',
      'обзор',
      'талдау',
      'сараптама',
      'талдоо',
      'tahlil',
      'таҳлил',
      'таҳқиқ',
      'seljerme',
    ],
  ],
  [
    'brief',
    [
      'in brief',
      'brief',
      'briefs',
      'news in brief',
      'коротко',
      'кратко',
      'қысқаша',
      'кыскача',
      'qisqacha',
      'қисқача',
      'мухтасар',
    ],
  ],
  ['sponsored', ['sponsored', 'partner content', 'на правах рекламы', 'партнерский материал']],
  ['news', ['news', 'новости', 'жаңалық', 'жаңылык', 'yangilik', 'хабар', 'habar']],
  ['live', ['live', 'live updates', 'онлайн', 'прямой эфир']],
]

export type KindWord =
  | 'opinion'
  | 'interview'
  | 'analysis'
  | 'brief'
  | 'sponsored'
  | 'news'
  | 'live'

const kinds = new Map(KINDS.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)))
const onwardWholes = new Set(pageWords.onwardWholes)
const wholes = new Set([...pageWords.aroundWholes, ...pageWords.onwardWholes])
const onwardStarts = byFirstLetters(pageWords.onwardStarts)
const aroundStarts = byFirstLetters(pageWords.aroundStarts)

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

/** Whether a line in lower case is the credit of a picture or ends with one. */
export function isCaption(lower: string): boolean {
  return CAPTION.test(lower) || CREDIT_BEHIND.test(lower)
}

/** `By Anna Orlova and Bek Saparov`, `Автор: …` */
export function isByline(text: string): boolean {
  const names = authorsOf(text)
  return names !== text && names.length < 90 && NAMES.test(names)
}

/** A byline without the words that say that names follow; any other line as it is. */
export function authorsOf(text: string): string {
  return text.replace(AUTHOR, '')
}

const SIDE_LISTS = [
  'related',
  'latest',
  'most read',
  'most popular',
  'most viewed',
  'popular',
  'trending',
  'you may',
  'you might',
  'more from',
  'more news',
  'more stories',
  'more on',
  'other news',
  'read also',
  'also read',
  'see also',
  'recommended',
  'recent',
  'top stories',
  'editor’s',
  "editor's",
  'читайте также',
  'читать также',
  'популярн',
  'главные новости',
  'последние новости',
  'новости по теме',
  'по теме',
  'похожие',
  'самое',
  'другие новости',
  'рекоменд',
  'ещё по теме',
  'еще по теме',
  'сондай-ақ оқыңыз',
  'тағы оқыңыз',
  'танымал',
  'соңғы жаңалықтар',
  'ұқсас',
  'дагы окуңуз',
  'окшош',
  'акыркы жаңылык',
  'көп окулган',
  'ең көп',
  'mavzuga oid',
  'so‘nggi yangilik',
  "so'nggi yangilik",
  'ko‘p o‘qilgan',
  'o‘xshash',
  'мавзуга оид',
  'сўнгги янгилик',
  'кўп ўқилган',
  'ҳамчунин',
  'охирин хабар',
]
const sideListStarts = byFirstLetters(SIDE_LISTS)

/** Whether the line stands over a list of other pieces: `Most read`, `Читайте также`. */
export function headsSideList(key: string): boolean {
  return key.length < 40 && startsWithOne(sideListStarts, key)
}

/** Whether the line names another piece behind such words: `Related: Where the buses go`. */
export function pointsElsewhere(key: string): boolean {
  const colon = key.indexOf(': ')
  if (colon < 0 || colon > 30) return false
  const words = key.slice(0, colon)
  return headsSideList(words) || leadsOn(words)
}

/** The kind that a label line or a prefix names. */
export function kindNamed(word: string): KindWord | null {
  return (kinds.get(word.toLowerCase().trim()) as KindWord | undefined) ?? null
}

const CLOSING = ' .:…!»›>→'

/** Lower case, without closing punctuation and arrows. */
export function phraseKey(text: string): string {
  const lower = text.slice(0, 200).toLowerCase()
  let end = lower.length
  while (end > 0 && CLOSING.includes(lower.charAt(end - 1))) end -= 1
  return lower.slice(0, end).replace(/^[^\p{L}\p{N}©(]+/u, '')
}

/** Phrases by their first two letters, so that each line is compared with a few only. */
function byFirstLetters(phrases: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const phrase of phrases) {
    const start = phrase.slice(0, 2)
    found.set(start, [...(found.get(start) ?? []), phrase])
  }
  return found
}

function startsWithOne(phrases: Map<string, string[]>, key: string): boolean {
  return (phrases.get(key.slice(0, 2)) ?? []).some((phrase) => key.startsWith(phrase))
}
