import { isCall } from './calls.ts'
import { capitals, type Habits, looksLikeText, type Place } from './page.ts'
import { isAround, isAroundWord, kindNamed, leadsOn } from './phrases.ts'
import type { Weights } from './roles.ts'

/**
 * One thing that can be said of a line. `holds` says how far it is so, from 0 to 1 (or yes and no),
 * and `weights` what that is worth for each role. To teach the reader something, add one here.
 */
export type Feature = {
  name: string
  holds: (place: Place, habits: Habits) => number | boolean
  weights: Weights
}

/** Its looks: length, stop, capitals, bullet. */
const looks: Feature[] = [
  {
    name: 'long',
    holds: ({ line }) => Math.min(1, Math.max(0, (line.length - 110) / 90)),
    weights: {
      paragraph: 4,
      'list-item': 2,
      headline: -4,
      subhead: -7,
      furniture: -2,
      standfirst: -2,
      label: -8,
      byline: -6,
      caption: -1.5,
    },
  },
  {
    name: 'ends like a sentence',
    holds: ({ line }) => line.stop === 'full' && line.words > 2,
    weights: {
      paragraph: 3,
      headline: -3.5,
      subhead: -4,
      standfirst: 0,
      label: -4,
      furniture: -0.3,
      byline: -1.5,
    },
  },
  {
    name: 'is broken off by an ellipsis',
    holds: ({ line }) => line.stop === 'ellipsis',
    weights: { paragraph: 2, headline: -3, subhead: -3, label: -3 },
  },
  {
    name: 'asks or exclaims',
    holds: ({ line }) => line.stop === 'question',
    weights: { headline: 0.7, paragraph: 0.8, subhead: 0, label: -2 },
  },
  {
    name: 'has no stop',
    holds: ({ line }) => line.stop === 'none' && line.length < 140,
    weights: {
      headline: 1.5,
      subhead: 1,
      standfirst: 1,
      paragraph: -3,
      furniture: 0.7,
      label: 0.5,
      caption: 0.3,
      byline: 0.2,
    },
  },
  {
    name: 'another sentence inside',
    holds: ({ line }) => /[\p{Ll}\d)][.!?…]["”’»)]? [“"«]?\p{Lu}/u.test(line.seen),
    weights: { paragraph: 1.5, headline: -0.7, subhead: -2, standfirst: 0.5, label: -3 },
  },
  {
    name: 'ends with a colon',
    holds: ({ line }) => line.stop === 'colon',
    weights: { headline: -2.5, furniture: 1.2, label: 0.7, subhead: 0, paragraph: 0.5 },
  },
  {
    name: 'ends with a comma',
    holds: ({ line }) => line.stop === 'comma',
    weights: { headline: -2, paragraph: 1, subhead: -1.5 },
  },
  {
    name: 'one to three words',
    holds: ({ line }) => line.words <= 3,
    weights: {
      headline: -3.5,
      subhead: 1,
      furniture: 1.3,
      label: 0.5,
      paragraph: -2,
      standfirst: -2,
    },
  },
  {
    name: 'four to six words',
    holds: ({ line }) => line.words >= 4 && line.words <= 6,
    weights: { headline: -0.7, subhead: 1, label: -1.5 },
  },
  {
    name: 'seven words or more',
    holds: ({ line }) => line.words >= 7 && line.length < 170,
    weights: { headline: 1.3, subhead: -1.5, furniture: -1, label: -5, byline: -1.5 },
  },
  {
    name: 'ten words or more',
    holds: ({ line }) => line.words >= 10 && line.length < 170,
    weights: { subhead: -2 },
  },
  {
    name: 'a figure in it',
    holds: ({ line }) => line.words >= 4 && line.length < 140 && /\d/.test(line.seen),
    weights: { headline: 1, subhead: -1 },
  },
  {
    name: 'Title Case',
    holds: ({ line }) => line.words >= 3 && line.length < 170 && capitals(line.seen) >= 0.7,
    weights: { headline: 1, subhead: 0.8, paragraph: -1.5, standfirst: -1.5, furniture: 0.3 },
  },
  {
    name: 'ALL CAPITALS',
    holds: ({ line }) => line.words >= 3 && isAllCapitals(line.seen),
    weights: { headline: 1.5, subhead: 1, paragraph: -3, standfirst: -2 },
  },
  {
    name: 'begins in lower case',
    holds: ({ line }) => /^\p{Ll}/u.test(line.seen),
    weights: { headline: -2, subhead: -2, standfirst: -0.7, furniture: 1, paragraph: -0.3 },
  },
  {
    name: 'bullet',
    holds: ({ line }) => line.bullet !== '',
    weights: {
      'list-item': 3.5,
      furniture: 2,
      headline: -3.5,
      paragraph: -3.5,
      subhead: -3.5,
      label: -1,
      standfirst: -4,
    },
  },
  {
    name: 'no bullet',
    holds: ({ line }) => line.bullet === '',
    weights: { 'list-item': -6 },
  },
  {
    name: 'short bullet',
    holds: ({ line }) => line.bullet !== '' && line.words <= 3,
    weights: { 'list-item': -1.5, furniture: 1.5 },
  },
  {
    name: 'names without a sentence',
    holds: ({ line }) => isRowOfNames(line.text.slice(0, 1000)),
    weights: { furniture: 6, paragraph: -3, headline: -2, 'list-item': -2 },
  },
  {
    name: 'the same words over and over',
    holds: ({ line }) => isWordSalad(line.seen),
    weights: { furniture: 7, paragraph: -2, headline: -6 },
  },
  {
    name: 'a word of an address',
    holds: ({ line }) =>
      /^(?:https?:\/\/|www\.)\S+$|^[a-z0-9]+(?:[-_][a-z0-9]+)+(?:\.\w{3,4})?$|^\S+\.(?:jpe?g|png|gif|webp)$|^\S+@\S+\.\w+$/i.test(
        line.seen,
      ),
    weights: { furniture: 5 },
  },
  {
    name: 'digits and signs only',
    holds: ({ line }) => !/\p{L}{2}/u.test(line.seen),
    weights: { furniture: 5, 'list-item': -3, headline: -2, subhead: -2, paragraph: -2 },
  },
]

/** What stands around it. */
const surroundings: Feature[] = [
  {
    name: 'glued to the text below',
    holds: ({ line, after }, habits) =>
      habits.blankLines && line.blanksAfter === 0 && after !== null && looksLikeText(after),
    weights: { subhead: 2, headline: -0.7, paragraph: 0.3 },
  },
  {
    name: 'glued to the line above',
    holds: ({ line }, habits) => habits.blankLines && line.blanksBefore === 0,
    weights: { headline: -1.5, subhead: -0.7 },
  },
  {
    name: 'no blank line on either side',
    holds: ({ line, index }) => line.blanksBefore === 0 && line.blanksAfter === 0 && index > 0,
    weights: { headline: -1, paragraph: 0.3 },
  },
  {
    name: 'the first line',
    holds: ({ index, after }) => index === 0 && after !== null && looksLikeText(after),
    weights: { headline: 1 },
  },
  {
    name: 'short, with its day below',
    holds: ({ line, dateBelow }) =>
      dateBelow && line.length < 120 && line.stop !== 'full' && line.stop !== 'ellipsis',
    weights: { paragraph: -2.5, headline: 0.7, subhead: -3 },
  },
  {
    name: 'introduces a list',
    holds: ({ line, after }) =>
      line.stop === 'colon' &&
      line.words >= 4 &&
      line.bullet === '' &&
      after !== null &&
      after.bullet !== '',
    weights: { paragraph: 3.5, furniture: -1 },
  },
  {
    name: 'a number before a heading',
    holds: ({ line, before, after }) =>
      /^\d/.test(line.bullet) &&
      line.stop !== 'full' &&
      before?.bullet === '' &&
      after !== null &&
      after.bullet === '' &&
      looksLikeText(after),
    weights: { subhead: 7, furniture: -3, 'list-item': -3 },
  },
  {
    name: 'in a list of other pieces',
    holds: ({ inSideList }) => inSideList,
    weights: { furniture: 5, headline: -2, paragraph: -3, 'list-item': -2, subhead: -3 },
  },
  {
    name: 'a wide gap above',
    holds: ({ line, index }, habits) => habits.wideGaps && line.blanksBefore >= 2 && index > 0,
    weights: { headline: 2, subhead: -2, label: 1 },
  },
  {
    name: 'text follows',
    holds: ({ paragraphIn }) => paragraphIn === 1,
    weights: { headline: 1.2, subhead: 1, label: -2, furniture: -0.5, standfirst: 0.5 },
  },
  {
    name: 'text follows soon',
    holds: ({ paragraphIn }) => paragraphIn !== null && paragraphIn > 1,
    weights: { headline: 0.5, subhead: -1 },
  },
  {
    name: 'no text follows',
    holds: ({ paragraphIn, after }) => paragraphIn === null && after !== null,
    weights: { headline: -1.5, subhead: -2, standfirst: -2, furniture: 0.8, label: -1 },
  },
  {
    name: 'a dateline follows',
    holds: ({ datelineAhead }) => datelineAhead,
    weights: { headline: 4, subhead: -4 },
  },
  {
    name: 'under the ticker or the date',
    holds: ({ index }, { lastTicker }) =>
      lastTicker >= 0 && index > lastTicker && index <= lastTicker + 3,
    weights: { headline: 0.7, date: 1 },
  },
  {
    name: 'the capture ends in it',
    holds: ({ line, before }) =>
      line.isCut && before !== null && (line.length >= 60 || capitals(line.seen) < 0.7),
    weights: { paragraph: 5.5, headline: -1.5, subhead: -3 },
  },
  {
    name: 'among short lines',
    holds: ({ run }) => Math.min(1, run > 3 ? run / 8 : 0),
    weights: { furniture: 2.5, headline: -2, subhead: -2, 'list-item': -2 },
  },
]

/** What its words say. */
const words: Feature[] = [
  {
    name: 'rates and nothing else',
    holds: ({ rates }) => rates.length > 0,
    weights: { ticker: 12 },
  },
  {
    name: 'no rates',
    holds: ({ rates }) => rates.length === 0,
    weights: { ticker: -20 },
  },
  {
    name: 'a day and nothing else',
    holds: ({ date }) => date !== null && !date.aboutPiece,
    weights: { date: 6, 'item-date': 5.5, headline: -4, paragraph: -4, subhead: -4 },
  },
  {
    name: 'a moment and nothing else',
    holds: ({ date }) => date?.aboutPiece ?? false,
    weights: { 'item-date': 9, headline: -4, paragraph: -4, subhead: -4 },
  },
  {
    name: 'one of several days',
    holds: ({ date, days, index }, { lastTicker }) =>
      date !== null && days > 1 && (lastTicker < 0 || index > lastTicker + 1),
    weights: { 'item-date': 3 },
  },
  {
    name: 'a day glued to what follows',
    holds: ({ date, line, after }, { lastTicker, blankLines }) =>
      date !== null &&
      blankLines &&
      lastTicker < 0 &&
      line.blanksAfter === 0 &&
      after !== null &&
      after.words > 3,
    weights: { 'item-date': 1.5 },
  },
  {
    name: 'no date',
    holds: ({ date }) => date === null,
    weights: { date: -20, 'item-date': -20 },
  },
  {
    name: 'begins with a dateline',
    holds: ({ dateline }) => dateline !== null,
    weights: { paragraph: 3, headline: -3, furniture: -1 },
  },
  {
    name: 'leads on to the rest',
    holds: ({ key, line }) => line.words <= 14 && leadsOn(key),
    weights: { furniture: 5, headline: -3, paragraph: -1.5, subhead: -3, 'list-item': -2 },
  },
  {
    name: 'a word of the page around',
    holds: ({ key }) => isAroundWord(key),
    weights: { furniture: 3.5, headline: -3, subhead: -2, 'list-item': -2, label: 0.5 },
  },
  {
    name: 'begins like the page around',
    holds: ({ key, line }) => (isAround(key) ? Math.max(0, 1 - (line.words - 1) / 9) : 0),
    weights: {
      furniture: 4,
      headline: -3,
      subhead: -3,
      paragraph: -1,
      'list-item': -2,
      standfirst: -2,
    },
  },
  {
    name: 'speaks to the visitor',
    holds: ({ key, line }) => line.length < 400 && isCall(key),
    weights: { furniture: 6, paragraph: -2, headline: -4, subhead: -3, 'list-item': -2 },
  },
  {
    name: 'a count of views or comments',
    holds: ({ line }) => line.words <= 5 && COUNTER.test(line.seen),
    weights: { furniture: 7, headline: -3 },
  },
  {
    name: 'pages of a listing',
    holds: ({ line }) => isPaging(line.seen),
    weights: { furniture: 8 },
  },
  {
    name: 'a way through the site',
    holds: ({ line }) =>
      line.length < 140 && /[>»›→/]/.test(line.seen) && BREADCRUMBS.test(line.seen),
    weights: { furniture: 5, headline: -2, paragraph: -2 },
  },
  {
    name: 'an avatar or a logo',
    holds: ({ line }) => /(?:['’]s avatar|\blogo|avatar|gravatar)$/i.test(line.seen),
    weights: { furniture: 6, headline: -4 },
  },
  {
    name: 'a credit of a picture',
    holds: ({ isCaption }) => isCaption,
    weights: { caption: 6, headline: -2, paragraph: -1.5 },
  },
  {
    name: 'no credit of a picture',
    holds: ({ isCaption }) => !isCaption,
    weights: { caption: -4 },
  },
  {
    name: 'says who wrote it',
    holds: ({ author }) => author === 'byline',
    weights: { byline: 7, furniture: 1, headline: -2 },
  },
  {
    name: 'a name and nothing else',
    holds: ({ author }) => author === 'name',
    weights: { byline: 1.2, headline: -0.5 },
  },
  {
    name: 'no sign of an author',
    holds: ({ author }) => author === null,
    weights: { byline: -8 },
  },
  {
    name: 'names a kind',
    holds: ({ kind }) => kind !== null,
    weights: { label: 3.5, furniture: 0.5 },
  },
  {
    name: 'a turn of a talk',
    holds: ({ line }) =>
      /^(?:Q|A|В|О|С|Ж|[A-ZА-Я]{2,6}|(?:Question|Answer|Вопрос|Ответ)):\s\S/u.test(line.seen) &&
      line.words > 2,
    weights: { paragraph: 4, headline: -4, subhead: -3, furniture: -2 },
  },
  {
    name: 'a kind before the headline',
    holds: ({ line }) => prefixKind(line.seen) && line.length < 180,
    weights: { headline: 2.5, subhead: -3 },
  },
  {
    name: 'no kind',
    holds: ({ kind }) => kind === null,
    weights: { label: -2 },
  },
]

/** What comes again. */
const repetition: Feature[] = [
  {
    name: 'stood here before',
    holds: ({ timesBefore }) => timesBefore > 0,
    weights: { furniture: 4, headline: -4, subhead: -3, paragraph: -2, 'list-item': -3 },
  },
  {
    name: 'stands here again',
    holds: ({ times, timesBefore, line }) => timesBefore === 0 && times > 1 && line.words <= 3,
    weights: { furniture: 2 },
  },
  {
    name: 'a longer line that stands here again',
    holds: ({ times, timesBefore, line }) =>
      timesBefore === 0 && times > 1 && line.words >= 4 && line.stop === 'none',
    weights: { headline: 1 },
  },
  {
    name: 'a whole sentence that stands here again',
    holds: ({ times, line }) => times > 1 && line.words >= 4 && line.stop === 'full',
    weights: { furniture: 5, paragraph: -2 },
  },
  {
    name: 'made from a template',
    holds: ({ alike }) => alike >= 3,
    weights: { furniture: 9, paragraph: -5, headline: -2 },
  },
  {
    name: 'quotes a line of the page',
    holds: ({ quotesLine }) => quotesLine,
    weights: { furniture: 6, headline: -4 },
  },
  {
    name: 'its words return in what follows',
    holds: ({ takenUp }) => takenUp,
    weights: { headline: 2.5, subhead: 0.8, furniture: -0.5 },
  },
  {
    name: 'its words were there already',
    holds: ({ known }) => known,
    weights: { subhead: 0.5, headline: -0.5 },
  },
  {
    name: 'the subject stays',
    holds: ({ cohesion }) => (cohesion === null ? 0 : Math.min(1, cohesion * 4)),
    weights: { subhead: 1.5, headline: -0.7 },
  },
  {
    name: 'the subject changes',
    holds: ({ cohesion }) => (cohesion === null ? 0 : Math.max(0, 1 - cohesion * 8)),
    weights: { headline: 1.2, subhead: -1.5 },
  },
]

export const features: readonly Feature[] = [...looks, ...surroundings, ...words, ...repetition]

const COUNT = String.raw`[(\[]?\d[\d ,.]*[kKкКmM]?[)\]]?`
const COUNTED = String.raw`(?:views?|comments?|shares?|likes?|reads?|replies|min(?:ute)?s? read|просмотр\p{L}*|коммент\p{L}*|мин\p{L}* чтения|қаралым|қаралды|рет қаралды|пікір|көрүү|пикир|izoh|ko['‘ʻ]rish\p{L}*|marta ko['‘ʻ]rildi|изоҳ|кўриш\p{L}*|марта кўрилди|шарҳ|назар|дидан)`
const COUNTER = new RegExp(`^(?:${COUNT} ${COUNTED}|${COUNTED}:? ${COUNT})[.!]?$`, 'iu')
const SHOWN =
  /^(?:viewing|showing|displaying|показано|показаны)?\s*(?:results|items|articles|posts|entries)?\s*\d+\s*[-–—]\s*\d+\s*(?:of|из|\/|dan|дан|аз)\s*[\d., ]+(?:\s*(?:results|items|articles|posts|entries))?$/iu
const PAGE_OF =
  /^(?:page|страница|стр\.?|бет|барак|sahifa|саҳифа|саҳифаи)\s*\d+(?:\s*(?:of|из|\/|dan|дан|аз)\s*\d+)?$/iu
const PAGE_WORDS =
  'first|prev|previous|next|last|назад|вперед|вперёд|далее|предыдущая|следующая|первая|последняя|алдыңғы|келесі|мурунку|кийинки|oldingi|keyingi|олдинги|кейинги|пешина|оянда'
/** Numbers of pages in a row, with arrows and words around them. */
const PAGE_NUMBERS = new RegExp(
  `^[«‹<←]*\\s?(?:(?:${PAGE_WORDS})\\s)?(?:(?:\\d{1,5}|…|\\.\\.+|[|·])\\s){2,}(?:\\d{1,5}|…|[»›>→]|${PAGE_WORDS})(?:\\s(?:${PAGE_WORDS}))?\\s?[»›>→]*$`,
  'iu',
)
const BREADCRUMBS = /^[^.!?]{2,60}(?:\s[>»›→/]\s[^.!?]{2,80})+$/u

/** `Viewing results 1 - 6 of 272`, `Page 2 of 9`, `« 1 2 3 … 9 »` */
export function isPaging(text: string): boolean {
  return (
    text.length < 120 &&
    /\d/.test(text) &&
    [SHOWN, PAGE_OF, PAGE_NUMBERS].some((form) => form.test(text))
  )
}

function isAllCapitals(text: string): boolean {
  if (/\p{Ll}/u.test(text)) return false
  const letters = text.replace(/[^\p{L}]/gu, '')
  return (
    letters.length > 8 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  )
}

/** Twelve words or more, all with a capital, and nothing between them. */
function isRowOfNames(text: string): boolean {
  if (text.length < 40 || /[.!?;:“”"]/.test(text)) return false
  const words = text.split(/[\s,|·•/-]+/).filter((word) => /\p{L}/u.test(word))
  return words.length >= 10 && words.every((word) => /^[\p{Lu}\d]/u.test(word))
}

/** What link traders leave: no sentence, few words, often. */
function isWordSalad(text: string): boolean {
  if (/[.!?:;“”"]/.test(text)) return false
  const words = text.toLowerCase().split(/[\s,|]+/)
  if (words.length < 6) return false
  return new Set(words).size <= words.length * 0.75 && text === text.toLowerCase()
}

function prefixKind(text: string): boolean {
  const prefix = /^([^:|]{3,24})(?::| \|) \S/u.exec(text)?.[1]
  return prefix !== undefined && kindNamed(prefix) !== null
}
