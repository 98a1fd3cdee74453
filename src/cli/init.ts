import { parseArgs } from 'node:util'
import { defineCommand } from 'citty'
import type { Database } from '#platform/database.ts'
import { requireDefaultEdition } from '#site/init-site.ts'
import { findSite } from '#site/site.ts'
import { askNewsroom } from './newsroom/ask-newsroom.ts'
import { foundNewsroom } from './newsroom/found-newsroom.ts'
import {
  type AnswerFlags,
  type Answers,
  listMissing,
  listStandingAnswers,
  parseAnswers,
  required,
  withFlags,
} from './newsroom/newsroom-answers.ts'
import { readNewsroomFile, readPagesFolder } from './newsroom/newsroom-files.ts'
import { withDatabase } from './run-command.ts'
import { isInteractive, print } from './terminal.ts'
import { wrongUsage } from './wrong-usage.ts'

const said = {
  founded: 'The newsroom is founded. "chapar start" serves it.',
  changed: 'The newsroom is changed.',
  unchanged: 'Nothing has changed.',
}

export const init = defineCommand({
  meta: { description: 'Write down whose paper this is: by prompts, flags or a file' },
  args: {
    name: { type: 'string', description: 'Name of the paper' },
    tagline: { type: 'string', description: 'A few words under the name' },
    editions: { type: 'string', description: 'Languages and scripts', valueHint: 'en,ru' },
    default: { type: 'string', description: 'Edition without a prefix; fixed afterwards' },
    'time-zone': { type: 'string', description: 'Of the newsroom', valueHint: 'Asia/Almaty' },
    section: { type: 'string', description: 'A section; repeat it', valueHint: 'economy=Economy' },
    'ticker-pairs': { type: 'string', description: 'Of the ticker', valueHint: 'KZT/USD,KGS/USD' },
    publisher: { type: 'string', description: 'Who answers for the paper' },
    address: { type: 'string', description: 'Postal address' },
    responsible: { type: 'string', description: 'Who is responsible for the content' },
    email: { type: 'string', description: 'Mail address for readers' },
    from: { type: 'string', description: 'Answers from a file', valueHint: 'newsroom.yaml' },
    pages: { type: 'string', description: 'Folder of pages (SLUG.md) in your own words' },
  },
  run: async ({ args, rawArgs }) => {
    const { from, pages } = args
    const file = from === undefined ? {} : await readNewsroomFile(from)
    const own = pages === undefined ? [] : await readPagesFolder(pages)
    const flags = { ...args, sections: repeated(rawArgs, 'section') }
    await withDatabase(async ({ database }) => {
      const answers = await gather(database, { file, flags, asks: rawArgs.length === 0 })
      if (!answers) {
        process.exitCode = 1
        return
      }
      const outcome = await foundNewsroom(database.db, {
        newsroom: parseAnswers(answers),
        pages: own,
      })
      print(said[outcome])
    })
  },
})

/** What is answered stays; the rest is asked where a person sits there. Null: broken off. */
async function gather(
  { db }: Database,
  given: { file: Answers; flags: AnswerFlags; asks: boolean },
): Promise<Answers | null> {
  const site = await findSite(db)
  const standing = site ? await listStandingAnswers(db, site) : {}
  const answers = withFlags({ ...standing, ...given.file }, given.flags)
  if (site) requireDefaultEdition(site, answers.defaultEdition)
  const missing = listMissing(answers)
  if (isInteractive() && (given.asks || missing.length > 0)) return askNewsroom(answers)
  if (missing.length === 0) return answers
  const flags = missing.map((key) => required[key]).join(', ')
  throw wrongUsage(`These answers are missing: ${flags} (or give them in a file with --from).`)
}

/** citty keeps only the last of a flag that is given several times. */
function repeated(rawArgs: string[], flag: string): string[] {
  const options = { [flag]: { type: 'string', multiple: true } } as const
  const found = parseArgs({ args: rawArgs, options, strict: false }).values[flag]
  return Array.isArray(found) ? found.filter((value) => typeof value === 'string') : []
}
