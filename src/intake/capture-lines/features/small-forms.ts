import { kindNamed } from '../phrases/kind-words.ts'
import type { Feature } from './feature.ts'

/** Lines with a form of their own: rates, dates, bylines, captions, names of kinds. */
export const smallForms: readonly Feature[] = [
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
    holds: ({ date, aboveTexts, weekdays }) =>
      Boolean(date?.ofPage && date.day) && aboveTexts && weekdays <= 1,
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
    name: 'a kind before the headline',
    holds: ({ line }) => line.length < 180 && prefixKind(line.seen),
    weights: { headline: 2.5, subhead: -3 },
  },
  {
    name: 'no kind',
    holds: ({ kind }) => kind === null,
    weights: { label: -2 },
  },
]

const NAMED_BEHIND = /[.!?…]["”»]? \(\p{Lu}[\p{L}\p{M}.’'/& -]{2,50}\)$/u

function prefixKind(text: string): boolean {
  const prefix = /^([^:|]{3,24})(?::| \|) \S/u.exec(text)?.[1]
  return prefix !== undefined && kindNamed(prefix) !== null
}
