import { leadsOn } from './around.ts'
import { indexPhrases, startsWithOne } from './phrase-index.ts'

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
const sideListStarts = indexPhrases(SIDE_LISTS)

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
