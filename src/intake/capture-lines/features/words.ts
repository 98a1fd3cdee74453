import { isCounter } from '../forms/counters.ts'
import { isPaging } from '../forms/paging.ts'
import { isAround, isAroundWord } from '../phrases/around.ts'
import type { Feature } from './feature.ts'

/** What its words say. */
export const words: readonly Feature[] = [
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
    name: 'ends with a word to press on',
    holds: ({ line }) => line.length < 80 && PRESS.test(line.end),
    weights: { furniture: 6, paragraph: -3, headline: -4 },
  },
  {
    name: 'speaks of what stands above',
    holds: ({ line }) => line.words >= 3 && line.length < 60 && BACK.test(line.seen),
    weights: { subhead: 1.5, headline: -1 },
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
    name: 'ends in a finite verb',
    holds: ({ line, form }, { turkic }) => turkic && form === 'title' && VERB_LAST.test(line.end),
    weights: { headline: 1.3, subhead: -1.3 },
  },
]

/** How sentences end in Kazakh, Kyrgyz, Uzbek and Turkmen; subheads there seldom are any. */
const VERB_LAST =
  /(?:[дт][ыіуү]|йді|йды|[дт][иу]|ади|яди|йт|[ае]т|лат|лет|moqda|моқда|[dt]i|[ae]di|ydi|[dt]y|ýar|ýär)[?!]?["”»]?$/u

/** `… we know the way. Learn more` */
const PRESS =
  /[.!?:] (?:learn more|find out more|shop now|book now|sign up here|подробнее|узнать больше|толығырақ|batafsil|батафсил|кененирээк)\W{0,4}$/iu
/** `What the Town May Do With It`, `And What About the Rain?` */
const BACK =
  /[\p{L}] (?:it|them|this|these|those)\??$|^(?:and|but|so) \p{L}|^(?:и|а|но) (?:что|как|кто|где)(?!\p{L})/iu

/** Stands below each comment. */
const REPLY =
  /^(?:reply|ответить|жауап беру|жооп берүү|javob berish|жавоб бериш|ҷавоб додан|jogap ber)(?: \d+)?$/

/** `Tom Ashby reported from Shu.`, `Edited by …`, `Additional reporting by …` */
const HELPERS =
  /^(?:with )?(?:additional |further )?(?:report(?:ing|ed)|writing|editing|edited|compiled|translated) (?:from \S+ )?by |^\p{L}+(?: \p{L}\.?)? \p{L}+(?:,? and \p{L}+ \p{L}+)? (?:reported from|contributed (?:to|reporting)) |^(?:материал подготовил|подготовил[аи]? |редактор: )/u
const BREADCRUMBS = /^[^.!?]{2,60}(?:\s[>»›→/]\s[^.!?]{2,80})+$/u
