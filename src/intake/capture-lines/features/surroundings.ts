import type { Form } from '../page/line-facts.ts'
import { isAllCapitals } from '../page/text-looks.ts'
import type { Feature } from './feature.ts'

/** It interrupts a piece and ends none. */
const ADVERTISEMENT = /^advert|below advert|^реклама|^жарнама|^жарнак|^reklama/i

/** What stands around it. */
export const surroundings: readonly Feature[] = [
  {
    name: 'glued to the text below',
    holds: ({ line, after }, habits) =>
      habits.blankLines && line.blanksAfter === 0 && Boolean(after?.isText),
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
    holds: ({ index, after }) => index === 0 && Boolean(after?.isText),
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
      after.line.bullet !== '',
    weights: { paragraph: 3.5, furniture: -1 },
  },
  {
    name: 'in a list that is introduced',
    holds: ({ introduced }) => introduced,
    weights: { 'list-item': 5, furniture: -4 },
  },
  {
    name: 'under a day and over its text, as other titles are',
    holds: ({ sameAbove }) => Math.min(1, Math.max(0, (sameAbove - 1) / 2)),
    weights: { headline: 5, subhead: -5 },
  },
  {
    name: 'under the first title and what is said of it',
    holds: ({ underFirstTitle }) => underFirstTitle,
    weights: { standfirst: 3, headline: -2.5 },
  },
  {
    name: 'glued to its text, as other titles are not',
    holds: ({ line, form, after }, { titlesApart }) =>
      titlesApart && isTitle(form) && line.blanksAfter === 0 && Boolean(after?.isText),
    weights: { subhead: 3, headline: -3.5, furniture: -1 },
  },
  {
    name: 'no dateline below, as other titles have',
    holds: ({ line, form, after, paragraphIn, datelineAhead }, { datelines, wideTitles }) =>
      datelines &&
      !after?.line.isCut &&
      isTitle(form) &&
      paragraphIn === 1 &&
      !datelineAhead &&
      !(wideTitles && line.blanksBefore >= 2),
    weights: { subhead: 3, headline: -3 },
  },
  {
    name: 'shorter than other titles',
    holds: ({ line, form, paragraphIn }, { titleSize }) =>
      isTitle(form) && paragraphIn === 1
        ? Math.min(1, Math.max(0, 2.2 - (3.2 * line.size) / titleSize))
        : 0,
    weights: { subhead: 1.5, headline: -1.5 },
  },
  {
    name: 'under a text that was broken off, as others were',
    holds: ({ before }, { brokenOff }) => brokenOff >= 2 && before?.line.stop === 'ellipsis',
    weights: { headline: 1.5, subhead: -4 },
  },
  {
    name: 'a number before a heading',
    holds: ({ line, before, after }) =>
      /^\d/.test(line.bullet) &&
      line.stop !== 'full' &&
      before?.line.bullet === '' &&
      after !== null &&
      after.line.bullet === '' &&
      after.isText,
    weights: { subhead: 7, furniture: -3, 'list-item': -3 },
  },
  {
    name: 'below an advertisement',
    holds: ({ before }) =>
      before !== null && before.line.words <= 5 && ADVERTISEMENT.test(before.line.seen),
    weights: { subhead: 2.5 },
  },
  {
    name: 'below the only byline of the page',
    holds: ({ index, author }, { onlyByline }) =>
      onlyByline !== null && index > onlyByline && author === null,
    weights: { headline: -1.5 },
  },
  {
    name: 'stands over other pieces',
    holds: ({ headsSideList }) => headsSideList,
    weights: { furniture: 3, headline: -4 },
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
    holds: ({ line, before, capitals }) =>
      line.isCut && before !== null && (line.length >= 60 || capitals < 0.7),
    weights: { paragraph: 5.5, headline: -4, subhead: -3 },
  },
  {
    name: 'among short lines',
    holds: ({ run }) => Math.min(1, run > 3 ? run / 8 : 0),
    weights: { furniture: 2.5, headline: -2, subhead: -2, 'list-item': -2 },
  },
  {
    name: 'stands over the same lines as other titles',
    holds: ({ sameBelow }) => Math.min(1, Math.max(0, (sameBelow - 1) / 2)),
    weights: { headline: 3, subhead: -4, label: -2, paragraph: -1, furniture: -1 },
  },
  {
    name: 'right over its text, as other titles are not',
    holds: ({ bareTitle }) => bareTitle,
    weights: { headline: -3, subhead: 2 },
  },
  {
    name: 'right under a text, as other titles are not',
    holds: ({ underText }) => underText,
    weights: { headline: -2.5, subhead: 1 },
  },
  {
    name: 'no wide gap above, as other titles have',
    holds: ({ line, form, index, paragraphIn }, { wideTitles }) =>
      wideTitles &&
      index > 0 &&
      line.blanksBefore < 2 &&
      (form === 'title' || form === 'short') &&
      paragraphIn === 1,
    weights: { headline: -3, subhead: 1.5 },
  },
  {
    name: 'behind the last text',
    holds: ({ belowTexts, line }) => belowTexts && !line.isCut,
    weights: { furniture: 2.5, headline: -3, subhead: -4, paragraph: -1.5, 'list-item': -1 },
  },
  {
    name: 'below a line that comes again and again',
    holds: ({ timesAbove, before }) =>
      timesAbove >= 3 && before !== null && before.line.words <= 5 && !before.date,
    weights: { headline: 1, subhead: -2 },
  },
  {
    name: 'in capitals, as the headlines here are',
    holds: ({ line }, { capitalHeads }) => capitalHeads && isAllCapitals(line.seen),
    weights: { headline: 4, subhead: -4 },
  },
  {
    name: 'not in capitals, as the headlines here are',
    holds: ({ line }, { capitalHeads }) => capitalHeads && !isAllCapitals(line.seen),
    weights: { headline: -3, subhead: 0.5 },
  },
]

function isTitle(form: Form): boolean {
  return form === 'title' || form === 'short'
}
