import { isAllCapitals } from '../page/text-looks.ts'
import type { Feature } from './feature.ts'

/** Its looks: length, stop, capitals, bullet. */
export const looks: readonly Feature[] = [
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
      headline: -6,
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
    weights: { paragraph: 2, headline: -7, subhead: -3, label: -3 },
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
    holds: ({ line }) => line.words >= 4 && line.size < 7,
    weights: { headline: -0.7, subhead: 1, label: -1.5 },
  },
  {
    name: 'seven words or more',
    holds: ({ line }) => line.words >= 4 && line.size >= 7 && line.length < 170,
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
    holds: ({ line, capitals }) => line.words >= 3 && capitals >= 0.7,
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
    holds: ({ line }) => line.stop !== 'full' && isRowOfNames(line.text.slice(0, 1000)),
    weights: { furniture: 6, paragraph: -3, headline: -2, 'list-item': -2 },
  },
  {
    name: 'the same words over and over',
    holds: ({ line }) => line.stop === 'none' && isWordSalad(line.seen),
    weights: { furniture: 7, paragraph: -2, headline: -6 },
  },
  {
    name: 'a word of an address',
    holds: ({ line }) =>
      line.words === 1 &&
      /^(?:https?:\/\/|www\.)\S+$|^[a-z0-9]+(?:[-_][a-z0-9]+)+(?:\.\w{3,4})?$|^\S+\.(?:jpe?g|png|gif|webp)$|^\S+@\S+\.\w+$/i.test(
        line.seen,
      ),
    weights: { furniture: 5 },
  },
  {
    name: 'digits and signs only',
    holds: ({ line, date }) => date === null && !/\p{L}{2}/u.test(line.seen),
    weights: { furniture: 5, 'list-item': -3, headline: -2, subhead: -2, paragraph: -2 },
  },
]

/** Many words, all with a capital, and nothing between them. */
function isRowOfNames(text: string): boolean {
  if (text.length < 40 || /[.!?;:“”"]/.test(text)) return false
  const words = text.split(/[\s,|·•/-]+/).filter((word) => /\p{L}/u.test(word))
  // English headlines may have a capital in each word.
  const enough = /[a-z]/i.test(text) ? 16 : 10
  return words.length >= enough && words.every((word) => /^[\p{Lu}\d]/u.test(word))
}

/** What link traders leave: no sentence, few words, often. */
function isWordSalad(text: string): boolean {
  if (/[.!?:;“”"]/.test(text)) return false
  const words = text.toLowerCase().split(/[\s,|]+/)
  if (words.length < 6) return false
  return new Set(words).size <= words.length * 0.75 && text === text.toLowerCase()
}
