import { isCounter } from '../forms/counters.ts'
import { isPaging } from '../forms/paging.ts'
import type { Line } from '../page/line.ts'
import { isAround, isAroundWord } from '../phrases/around.ts'
import { kindNamed } from '../phrases/kind-words.ts'
import type { Feature } from './feature.ts'

/** What its words say. */
export const words: readonly Feature[] = [
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
      after.line.words > 3,
    weights: { 'item-date': 1.5 },
  },
  {
    name: 'a day with its weekday or issue above all texts',
    holds: ({ date, aboveTexts }) => Boolean(date?.ofPage && date.day) && aboveTexts,
    weights: { date: 12 },
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
    holds: ({ leadsOn }) => leadsOn,
    weights: { furniture: 5, headline: -3, paragraph: -1.5, subhead: -3, 'list-item': -2 },
  },
  {
    name: 'points to another piece',
    holds: ({ pointsElsewhere }) => pointsElsewhere,
    weights: { furniture: 5, headline: -4, paragraph: -1.5, subhead: -4, 'list-item': -2 },
  },
  {
    name: 'says who helped',
    holds: ({ key, line }) => line.length < 160 && HELPERS.test(key),
    weights: { furniture: 6, paragraph: -2, headline: -2 },
  },
  {
    name: 'broken off, and the rest is elsewhere',
    holds: ({ line, after }) =>
      Boolean(after?.leadsOn) && line.stop === 'ellipsis' && line.words >= 10,
    weights: { paragraph: 2.5, furniture: -1 },
  },
  {
    name: 'a word of the page around',
    holds: ({ key }) => isAroundWord(key),
    weights: { furniture: 3.5, headline: -3, subhead: -2, 'list-item': -2, label: 0.5 },
  },
  {
    name: 'begins like the page around',
    holds: ({ key, line }) => (isAround(key) ? Math.max(0, 1 - (line.words - 1) / 7) : 0),
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
    holds: ({ isCall }) => isCall,
    weights: { furniture: 6, paragraph: -2, headline: -4, subhead: -3, 'list-item': -2 },
  },
  {
    name: 'speaks of the site',
    holds: ({ isAboutSite }) => isAboutSite,
    weights: { furniture: 6, paragraph: -3, headline: -4, subhead: -4, 'list-item': -2 },
  },
  {
    name: 'a count of views or comments',
    holds: ({ line }) => isCounter(line),
    weights: { furniture: 7, headline: -3 },
  },
  {
    name: 'a word and a number',
    holds: ({ line, form }) => form === 'count' && !isCounter(line),
    weights: { furniture: 3.5, headline: -3, subhead: -2, paragraph: -2 },
  },
  {
    name: 'answered below',
    holds: ({ after }) => after !== null && REPLY.test(after.key),
    weights: { furniture: 6, paragraph: -4, headline: -3 },
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
    name: 'several short things side by side',
    holds: ({ isRow }) => isRow,
    weights: { furniture: 6, headline: -4, paragraph: -3, subhead: -3, 'list-item': -2 },
  },
  {
    name: 'an avatar or a logo',
    holds: ({ line }) =>
      line.length < 140 && /(?:['’]s avatar|\blogo|avatar|gravatar)$/i.test(line.seen),
    weights: { furniture: 6, headline: -4 },
  },
  {
    name: 'a credit of a picture',
    holds: ({ isCaption }) => isCaption,
    weights: { caption: 6, headline: -2, paragraph: -1.5 },
  },
  {
    name: 'a sentence and a name in brackets behind it',
    holds: ({ line }) => line.length < 260 && line.end.endsWith(')') && NAMED_BEHIND.test(line.end),
    weights: { caption: 10, headline: -7, subhead: -7 },
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
    name: 'a turn of a talk, behind its speaker',
    holds: ({ isTurn }) => isTurn,
    weights: { paragraph: 5, headline: -4, subhead: -4, furniture: -2 },
  },
  {
    name: 'a turn of a talk, behind a dash',
    holds: ({ line }, { dashTalk }) => dashTalk && DASHES.has(line.bullet),
    weights: { paragraph: 9, 'list-item': -6, furniture: -3 },
  },
  {
    name: 'speech behind a dash',
    holds: ({ line, before, after }) =>
      (DASHES.has(line.bullet) || line.bullet === '-') &&
      isSpeech(line.text, before?.line, after?.line),
    weights: { paragraph: 8, 'list-item': -6, furniture: -3 },
  },
  {
    name: 'a kind before the headline',
    holds: ({ line }) => line.length < 180 && prefixKind(line.seen),
    weights: { headline: 2.5, subhead: -3 },
  },
  {
    name: 'ends in a finite verb',
    holds: ({ line, form }, { turkic }) => turkic && form === 'title' && VERB_LAST.test(line.end),
    weights: { headline: 1.3, subhead: -1.3 },
  },
  {
    name: 'no kind',
    holds: ({ kind }) => kind === null,
    weights: { label: -2 },
  },
]

/** Whole sentences with a dash inside, or alone: the items of a list stand together. */
function isSpeech(text: string, before?: Line, after?: Line): boolean {
  if (!/^[–—-] [\p{Lu}«“"]/u.test(text) || !/[.!?…]["”»]?$/.test(text)) return false
  if (/[,.!?…]["”»]? [–—-] \p{L}/u.test(text.slice(2))) return true
  if (text.startsWith('-')) return false
  const alone = ![before, after].some((line) => line && DASHES.has(line.bullet))
  return alone && before?.stop !== 'colon'
}

const DASHES: ReadonlySet<string> = new Set(['–', '—'])

/** How sentences end in Kazakh, Kyrgyz, Uzbek and Turkmen; subheads there seldom are any. */
const VERB_LAST =
  /(?:[дт][ыіуү]|йді|йды|[дт][иу]|ади|яди|йт|[ае]т|лат|лет|moqda|моқда|[dt]i|[ae]di|ydi|[dt]y|ýar|ýär)[?!]?["”»]?$/u

/** Stands below each comment. */
const REPLY =
  /^(?:reply|ответить|жауап беру|жооп берүү|javob berish|жавоб бериш|ҷавоб додан|jogap ber)(?: \d+)?$/

/** `Tom Ashby reported from Shu.`, `Edited by …`, `Additional reporting by …` */
const HELPERS =
  /^(?:with )?(?:additional |further )?(?:report(?:ing|ed)|writing|editing|edited|compiled|translated) (?:from \S+ )?by |^\p{L}+(?: \p{L}\.?)? \p{L}+(?:,? and \p{L}+ \p{L}+)? (?:reported from|contributed (?:to|reporting)) |^(?:материал подготовил|подготовил[аи]? |редактор: )/u
const NAMED_BEHIND = /[.!?…]["”»]? \(\p{Lu}[\p{L}\p{M}.’'/& -]{2,50}\)$/u
const BREADCRUMBS = /^[^.!?]{2,60}(?:\s[>»›→/]\s[^.!?]{2,80})+$/u

function prefixKind(text: string): boolean {
  const prefix = /^([^:|]{3,24})(?::| \|) \S/u.exec(text)?.[1]
  return prefix !== undefined && kindNamed(prefix) !== null
}
