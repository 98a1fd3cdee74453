import type { Line } from '../page/line.ts'
import type { Feature } from './feature.ts'

/** Who speaks: questions, answers, speech. */
export const talk: readonly Feature[] = [
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
