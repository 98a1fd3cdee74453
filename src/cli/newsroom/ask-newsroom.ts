import { cancel, intro, isCancel, multiselect, outro, select, text } from '@clack/prompts'
import { z } from 'zod'
import { type Edition, editions } from '#contract/edition.ts'
import { newsroomSchema, usualTickerPairs } from '#site/newsroom.ts'
import { contactSchema } from '#site/site.ts'
import { type Answers, commaList, partOf, readSection, textOf } from './newsroom-answers.ts'

const labels: Record<Edition, string> = {
  en: 'English',
  ru: 'Russian',
  kk: 'Kazakh',
  ky: 'Kyrgyz',
  tg: 'Tajik',
  'uz-Latn': 'Uzbek, Latin script',
  'uz-Cyrl': 'Uzbek, Cyrillic script',
  tk: 'Turkmen',
}

const usualSections = 'politics=Politics, economy=Economy, society=Society, culture=Culture'

/** Asks at the terminal, beginning with the answers that there are. Null where it is broken off. */
export async function askNewsroom(known: Answers): Promise<Answers | null> {
  intro('Whose paper is this? All of it can be changed later, except the default edition.')
  try {
    const answers = await askAll(known)
    outro('Thank you.')
    return answers
  } catch (error) {
    if (error !== BROKEN_OFF) throw error
    cancel('Nothing was changed.')
    return null
  }
}

const BROKEN_OFF = new Error('the prompts were broken off')

async function askAll(known: Answers): Promise<Answers> {
  const paper = await askPaper(known)
  const contents = await askContents(known)
  return { ...known, ...paper, ...contents, ...(await askImprint(known)) }
}

async function askPaper(known: Answers): Promise<Answers> {
  const edition = known.defaultEdition
  const name = await askText('The name of the paper', textOf(known.name, edition), isFilled)
  const tagline = await askText('Its tagline (may be left empty)', textOf(known.tagline, edition))
  const chosen = await askEditions(known)
  const defaultEdition = await askDefaultEdition(chosen, edition)
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const timeZone = await askText(
    'The time zone of the newsroom',
    textOf(known.timeZone, edition) || here,
    fits(newsroomSchema.shape.timeZone),
  )
  return {
    name: changed(known.name, edition, name),
    tagline: changed(known.tagline, edition, tagline),
    editions: chosen,
    defaultEdition,
    timeZone,
  }
}

async function askContents(known: Answers): Promise<Answers> {
  const standing = sectionsText(known.sections, known.defaultEdition)
  const sections = await askText(
    'The sections, as slug=Name, with commas between',
    standing || usualSections,
    (list) => tried(() => commaList(list).map(readSection)),
  )
  const pairs = await askText(
    'The pairs of the ticker, with commas between',
    (Array.isArray(known.tickerPairs) ? known.tickerPairs : usualTickerPairs).join(', '),
    (list) => fits(newsroomSchema.shape.tickerPairs)(commaList(list)),
  )
  return {
    // What stands may have names in several editions, of which one is shown.
    sections: sections === standing ? known.sections : commaList(sections).map(readSection),
    tickerPairs: commaList(pairs),
  }
}

async function askImprint(known: Answers): Promise<Answers> {
  const imprint = partOf(known, 'imprint')
  const contact = partOf(known, 'contact')
  const text = (answer: unknown) => textOf(answer, '')
  const publisher = await askText('The publisher', text(imprint.publisher), isFilled)
  const address = await askText('Its address', text(imprint.address))
  const responsible = await askText('Who is responsible for the content', text(imprint.responsible))
  const email = await askText(
    'The mail address for readers',
    text(contact.email),
    fits(contactSchema.shape.email),
  )
  return {
    imprint: { publisher, address, responsible },
    contact: { ...contact, email, address: contact.address || address },
  }
}

async function askText(
  message: string,
  initialValue: string,
  check: (text: string) => string | undefined = () => undefined,
): Promise<string> {
  const validate = (given: string | undefined) => check(given ?? '')
  return heard(await text({ message, initialValue, validate })).trim()
}

async function askEditions(known: Answers): Promise<Edition[]> {
  const open = z.array(z.enum(editions)).catch(['en']).parse(known.editions)
  const options = editions.map((value) => ({ value, label: labels[value] }))
  const message = 'The editions: languages and scripts'
  const chosen = heard(await multiselect({ message, options, initialValues: open, required: true }))
  // those that stand keep their order
  return [...open.filter((e) => chosen.includes(e)), ...chosen.filter((e) => !open.includes(e))]
}

async function askDefaultEdition(chosen: readonly Edition[], known: unknown): Promise<Edition> {
  const fixed = chosen.find((edition) => edition === known)
  const only = chosen[0]
  if (fixed) return fixed
  if (only && chosen.length === 1) return only
  const message = 'The default edition. Its addresses carry no prefix, so it is fixed from now on'
  return heard(
    await select({ message, options: chosen.map((value) => ({ value, label: labels[value] })) }),
  )
}

/** A text that all editions share stays one; one of several replaces that of the default edition. */
function changed(answer: unknown, edition: unknown, now: string): unknown {
  const several = typeof answer === 'object' && answer !== null && typeof edition === 'string'
  return several ? { ...answer, [edition]: now } : now
}

function sectionsText(sections: unknown, edition: unknown): string {
  if (!Array.isArray(sections)) return ''
  return sections.map(({ slug, name }) => `${slug}=${textOf(name, edition)}`).join(', ')
}

function heard<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw BROKEN_OFF
  return answer as Exclude<T, symbol> // the only symbol that a prompt gives is the one above
}

function isFilled(given: string): string | undefined {
  return given.trim() === '' ? 'This cannot be left empty.' : undefined
}

function fits(schema: z.ZodType): (given: unknown) => string | undefined {
  return (given) => {
    const issue = schema.safeParse(typeof given === 'string' ? given.trim() : given).error
      ?.issues[0]
    return issue ? `This ${issue.message}.` : undefined
  }
}

function tried(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
