import { listTerms } from '#articles/terms.ts'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { type Newsroom, newsroomSchema } from '#site/newsroom.ts'
import type { Site } from '#site/site.ts'
import { wrongUsage } from '../wrong-usage.ts'
import { sayFault } from './say-fault.ts'

/** Answers to `chapar init` that are still to be checked; the keys are those of `newsroomSchema`. */
export type Answers = Record<string, unknown>

/** The flags of `chapar init` that answer something. */
export type AnswerFlags = {
  name?: string | undefined
  tagline?: string | undefined
  editions?: string | undefined
  default?: string | undefined
  'time-zone'?: string | undefined
  'ticker-pairs'?: string | undefined
  publisher?: string | undefined
  address?: string | undefined
  responsible?: string | undefined
  email?: string | undefined
  /** 'slug=Name' each */
  sections: readonly string[]
}

/** What must be answered, and the flag that does it. */
export const required = {
  name: '--name',
  editions: '--editions',
  timeZone: '--time-zone',
  sections: '--section',
  publisher: '--publisher',
  email: '--email',
} as const
export type RequiredAnswer = keyof typeof required

/** The answers that the newsroom of this database stands on, as a start for changing them. */
export async function listStandingAnswers(db: Db, site: Site): Promise<Answers> {
  const { editions, isSample, defaultEdition, timeZone, tickerPairs, imprint, contact } = site
  const perEdition = (field: 'name' | 'tagline') =>
    Object.fromEntries(editions.map((edition) => [edition.edition, edition[field]]))
  return {
    name: perEdition('name'),
    tagline: perEdition('tagline'),
    editions: editions.map((edition) => edition.edition),
    sections: await standingTerms(db, site, 'section'),
    topics: await standingTerms(db, site, 'topic'),
    ...{ isSample, defaultEdition, timeZone, tickerPairs, imprint, contact },
  }
}

/** `answers` with what the flags say in place of it. */
export function withFlags(answers: Answers, flags: AnswerFlags): Answers {
  const { publisher, address, responsible, email } = flags
  const editions = flags.editions === undefined ? answers.editions : commaList(flags.editions)
  const first = Array.isArray(editions) ? editions[0] : undefined
  return {
    ...answers,
    ...given({ name: flags.name, tagline: flags.tagline, timeZone: flags['time-zone'] }),
    editions,
    defaultEdition: flags.default ?? answers.defaultEdition ?? first,
    ...(flags.sections.length > 0 && { sections: flags.sections.map(readSection) }),
    ...(flags['ticker-pairs'] && { tickerPairs: commaList(flags['ticker-pairs']) }),
    imprint: { ...partOf(answers, 'imprint'), ...given({ publisher, address, responsible }) },
    contact: { ...partOf(answers, 'contact'), ...given({ email, address }) },
  }
}

export function listMissing(answers: Answers): RequiredAnswer[] {
  const found: Record<RequiredAnswer, unknown> = {
    name: answers.name,
    editions: answers.editions,
    timeZone: answers.timeZone,
    sections: answers.sections,
    publisher: partOf(answers, 'imprint').publisher,
    email: partOf(answers, 'contact').email,
  }
  return (Object.keys(required) as RequiredAnswer[]).filter((key) => found[key] === undefined)
}

/** @throws Failure `wrong-usage`, naming every fault */
export function parseAnswers(answers: Answers): Newsroom {
  const parsed = newsroomSchema.safeParse(answers)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(sayFault)
  throw wrongUsage(`The answers are not right: ${faults.join('; ')}.`)
}

/** @throws Failure `wrong-usage` */
export function readSection(text: string): { slug: string; name: string } {
  const [, slug, name] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (slug && name) return { slug: slug.trim(), name: name.trim() }
  throw wrongUsage(`A section is given as slug=Name, for instance economy=Economy (not "${text}").`)
}

export function commaList(text: string): string[] {
  return text.split(',').flatMap((item) => item.trim() || [])
}

/** The text of one of the answers, for a prompt to begin with. */
export function textOf(answer: unknown, edition: unknown): string {
  if (typeof answer === 'string') return answer
  const own = isRecord(answer) && typeof edition === 'string' ? answer[edition] : undefined
  return typeof own === 'string' ? own : ''
}

export function partOf(answers: Answers, key: string): Record<string, unknown> {
  const part = answers[key]
  return isRecord(part) ? part : {}
}

async function standingTerms(db: Db, site: Site, axis: 'section' | 'topic') {
  const terms = new Map<string, { slug: string; name: Partial<Record<Edition, string>> }>()
  for (const { edition } of site.editions) {
    for (const { code, slug, name } of await listTerms(db, { axis, edition })) {
      const term = terms.get(code) ?? { slug, name: {} }
      terms.set(code, { slug: term.slug, name: { ...term.name, [edition]: name } })
    }
  }
  return [...terms.values()]
}

function given(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
