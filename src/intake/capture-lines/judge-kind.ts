import type { ArticleKind } from '#contract/article.ts'
import { kindNamed } from './phrases/kind-words.ts'

/** What the kind of a piece is judged by. */
export type PieceText = {
  headline: string | null
  /** A label above the headline, or the section that the page is about. */
  label: string | null
  paragraphs: readonly string[]
  /** Of the paragraphs, those that stand between headline and text. */
  standfirsts: number
  subheads: number
  cut: boolean
  teaser: boolean
}

/** At most so much text is looked at. */
const SAMPLE = 3000
/** Two paragraphs are short below this, in characters. */
const SHORT = 520
/** Above this a text is worth an analysis's marks. */
const ENOUGH = 300

/**
 * Opinion by prefix, label or first person; interview by its name or its turns; brief for teasers
 * and at most two short paragraphs; analysis by its marks; else news.
 */
export function judgeKind(piece: PieceText): ArticleKind {
  const named = namedKind(piece)
  if (named && named !== 'news' && named !== 'brief') return named
  const text = piece.paragraphs.join('\n').slice(0, SAMPLE)
  const own = withoutQuotations(text)
  if (isInterview(piece.headline ?? '', text)) return 'interview'
  if (isFirstPerson(own)) return 'opinion'
  if (named === 'brief' || isBrief(piece)) return 'brief'
  return isAnalysis(piece.headline ?? '', own) ? 'analysis' : 'news'
}

function namedKind({ headline, label }: PieceText): ArticleKind | null {
  const prefix = /^([^:|—–]{3,24}?)\s?(?::| \||\.| [—–-]) /u.exec(headline ?? '')?.[1]
  const prefixed = prefix ? kindNamed(prefix) : null
  return prefixed ?? (label ? kindNamed(label) : null)
}

const INTERVIEW =
  /\b(?:an? )?interview(?:ed)?\b(?! (?:request|room))|\bq ?& ?a\b|in conversation with|интервью|сұхбат|маек|suhbat|intervyu|суҳбат|мусоҳиба/iu
/** What stands before a colon where somebody is about to speak. */
const SPEAKER =
  /(?:^|[\s“"])(Q|A|В|О|TCA|Question|Answer|Вопрос|Ответ|Корр|С|Ж|[A-Z]{2,5}|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)$/u
const QUESTION = /(?:^|\s)(?:Q|Вопрос|Question|Савол|Сұрақ|Суроо|Savol)$/u
const BEGINS_SPEECH = /[\p{Lu}“"«]/u
/** No name of a speaker is longer. */
const NAME = 60

/** `– And the colours?` as a paragraph. */
const DASH_QUESTIONS = /^[–—] .{5,300}\?$/gmu

function isInterview(headline: string, text: string): boolean {
  if (INTERVIEW.test(headline)) return true
  if ((text.match(DASH_QUESTIONS)?.length ?? 0) >= 2) return true
  const turns: string[] = []
  // From colon to colon: there are few, and to try each place of a text takes far longer.
  for (let at = text.indexOf(': '); at >= 0; at = text.indexOf(': ', at + 2)) {
    const before = text.slice(Math.max(0, at - NAME), at)
    if (QUESTION.test(before)) return true
    const speaker = SPEAKER.exec(before)?.[1]
    if (speaker && BEGINS_SPEECH.test(text.charAt(at + 2))) turns.push(speaker)
  }
  const speakers = new Set(turns).size
  return turns.length >= 3 && (speakers <= 2 || (speakers <= 4 && turns.length >= speakers + 2))
}

const FIRST_PERSON =
  /(?:I|[Mm]y|[Mm]e|[Mm]yself|[Яя]|[Мм]не|[Мм]еня|[Мм]ой|[Мм]оя|[Мм]оё|[Мм]ои|[Мм]ен|[Мм]енің|[Мм]енин|[Mm]aning|[Mm]ening|[Мм]енинг)(?!\p{L})/gu
const INSIDE_WORD = /[\p{L}’']/u
const SENTENCES = /[.!?…](?:\s|$)/g

/** The writer says I outside quotations, and not just once. */
function isFirstPerson(own: string): boolean {
  const said = Array.from(own.matchAll(FIRST_PERSON)).filter(
    ({ index }) => !INSIDE_WORD.test(own.charAt(index - 1)),
  ).length
  const sentences = own.match(SENTENCES)?.length ?? 1
  return said >= 3 || (said >= 2 && sentences <= 8)
}

/** Without what stands in quotation marks; an open one reaches to the end of its line. */
function withoutQuotations(text: string): string {
  return text.replace(/“[^”\n]*(?:”|$)|«[^»\n]*(?:»|$)|"[^"\n]*(?:"|$)/gm, ' ')
}

function isBrief({ headline, paragraphs, standfirsts, cut, teaser, subheads }: PieceText): boolean {
  if (teaser) return true
  const words = paragraphs.join(' ').length
  if (headline === null && subheads === 0 && !cut && words <= SHORT) return true
  if (subheads > 0 || paragraphs.length > 2) return false
  if (cut && paragraphs.length - standfirsts > 1) return false
  return words <= SHORT
}

/** These five look at lower case. A group for each country. */
const COUNTRIES =
  /(kazakh|казах|қазақ|qozog)|(kyrgyz|кыргыз|киргиз|қырғыз|qirg)|(tajik|таджик|тоҷик|tojik)|(uzbek|узбек|ўзбек|o['‘ʻ]zbek)|(turkmen|туркмен|түрікмен|türkmen)/g
const WEIGHING =
  /\b(?:index|ranks?|ranked|ranking|indicators?|compared with|compared to|versus|on average|per capita|share of|-fold|trend|by contrast|whereas|scenario|implications|the question is|in other words|scored|the gap|forecasts?|of (?:output|gdp)|what mattered|the average|twice as|(?:two|three|four|five|six|ten|several|many)fold)\b|индекс|рейтинг|показател|по сравнению|в среднем|тенденц|сравнительн|көрсеткіш|ko['‘ʻ]rsatkich/g
const REPORTING =
  /\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|told reporters|said in a statement|announced|press service)\b|в понедельник|во вторник|в среду|в четверг|в пятницу|в субботу|в воскресенье|сообщил|пресс-служб/g
const ANALYTIC =
  /^(?:why|how|what|explained|analysis|who)\b(?!.*\bsays?\b)|^(?:почему|как|зачем|что|чем)\s|\bexplained\b|: (?:how|why|what|which)\b/
/** What only a text that weighs things is called. */
const WEIGHS =
  /\b(?:things|questions|trends|scenarios) (?:to watch|for|about)\b|\bwhat to (?:watch|expect)\b|\bby the numbers\b|\bpuzzle\b|\bparadox\b|\blessons (?:of|from)\b|загадк|парадокс|чего ждать|что ждет/

/** So many marks make an analysis. */
const ANALYSIS = 4
/** More than so many words that weigh tell no more. */
const MOST_WEIGHING = 3

/** Several countries weighed by figures, and no day on which somebody said something. */
function isAnalysis(headline: string, own: string): boolean {
  if (own.length < ENOUGH) return false
  const lower = own.toLowerCase()
  const countries = countCountries(lower)
  const asked = headline.toLowerCase()
  const marks =
    (countries >= 4 ? 2 : countries === 3 ? 1 : 0) +
    (ANALYTIC.test(asked) ? 1 : 0) +
    (WEIGHS.test(asked) ? 3 : 0)
  // Most texts are settled here, and the long patterns are not tried on them.
  if (marks + MOST_WEIGHING < ANALYSIS) return false
  const weighing = new Set(lower.match(WEIGHING)).size
  const reporting = lower.match(REPORTING)?.length ?? 0
  return marks + Math.min(MOST_WEIGHING, weighing) - Math.min(3, reporting) >= ANALYSIS
}

function countCountries(lower: string): number {
  const found = new Set<number>()
  for (const [, ...groups] of lower.matchAll(COUNTRIES)) {
    found.add(groups.findIndex((name) => name !== undefined))
  }
  return found.size
}
