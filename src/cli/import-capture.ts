import { defineCommand } from 'citty'
import { z } from 'zod'
import { newsroomDay } from '#articles/newsroom-day.ts'
import { listTerms } from '#articles/terms.ts'
import { rightsSchema } from '#contract/article.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import { line } from '#contract/text.ts'
import { type CaptureFile, listCaptureFiles } from '#intake/capture-files.ts'
import { importCaptures } from '#intake/import-captures.ts'
import type { Db } from '#platform/database.ts'
import { getSite, type Site } from '#site/site.ts'
import { operator } from '#staff/audit-log.ts'
import { countCaptures, tellReport } from './capture-report.ts'
import { withDatabase } from './run-command.ts'
import { listenForStop } from './stop-signal.ts'
import { complain, printJson, startProgress } from './terminal.ts'
import { wrongUsage } from './wrong-usage.ts'

export const importCapture = defineCommand({
  meta: { description: 'Store captures (plain text of old pages) with their pieces and rates' },
  args: {
    paths: {
      type: 'positional',
      required: true,
      valueHint: 'path…',
      description: 'Files, or folders with *.txt files at any depth',
    },
    'dry-run': { type: 'boolean', description: 'Tell what would be done, and keep nothing' },
    date: { type: 'string', description: 'The day of all the pieces', valueHint: '2025-08-18' },
    section: { type: 'string', description: 'The section they are filed under' },
    edition: { type: 'string', description: 'Their edition; default: the default one' },
    publish: { type: 'boolean', description: 'Publish whole pieces, with --rights and --origin' },
    rights: {
      type: 'enum',
      options: [...rightsSchema.options],
      description: 'By what right they are printed',
    },
    origin: { type: 'string', description: 'Whose pages they were; shown to readers' },
    json: { type: 'boolean', description: 'Print JSON, with a line for every file' },
  },
  run: async ({ args }) => {
    const wishes = readWishes(args)
    const files = await listCaptureFiles(args._)
    await withDatabase(async ({ database: { db } }) => {
      const site = await getSite(db)
      const place = await findPlace(db, site, args)
      const now = new Date()
      if (wishes.date && wishes.date > newsroomDay(site.timeZone, now)) {
        throw wrongUsage(`--date ${wishes.date} is still to come.`)
      }
      const run = { ...wishes, ...place, actor: operator, now }
      const report = await watch(db, files, run, args.json === true)
      if (args.json) printJson(report)
      else tellReport(report)
    })
  },
})

type Run = Parameters<typeof importCaptures>[2]

async function watch(db: Db, files: readonly CaptureFile[], run: Run, keepsAll: boolean) {
  const { stop } = listenForStop()
  const counted = countCaptures({ dryRun: run.dryRun, files: files.length, keepsAll })
  const bar = startProgress('Captures', files.length)
  for await (const told of importCaptures(db, files, run)) {
    counted.add(told)
    bar.advance()
    if (stop.aborted) break
  }
  bar.done()
  const report = counted.report()
  if (report.refusals['capture-failed']) process.exitCode = 1
  if (report.read < files.length) {
    complain('Stopped before its end: the same command goes on from here.')
    process.exitCode = 1
  }
  return report
}

type Flags = {
  'dry-run'?: boolean | undefined
  date?: string | undefined
  section?: string | undefined
  edition?: string | undefined
  publish?: boolean | undefined
  rights?: string | undefined
  origin?: string | undefined
}

function readWishes(flags: Flags) {
  const { date = null, origin = '', publish = false } = flags
  if (date !== null && !z.iso.date().safeParse(date).success) {
    throw wrongUsage(`--date takes a day such as 2025-08-18, not "${date}".`)
  }
  const named = line(200, 0).safeParse(origin)
  if (!named.success) throw wrongUsage('--origin takes a name of at most 200 characters.')
  const held = rightsSchema.options.find((one) => one === flags.rights) ?? null
  if (publish && (!held || !named.data)) {
    throw wrongUsage('--publish needs --rights and --origin, which are shown to the readers.')
  }
  return { date, origin: named.data, publish, rights: held, dryRun: flags['dry-run'] ?? false }
}

async function findPlace(db: Db, site: Site, { edition: wanted, section }: Flags) {
  const edition = wanted === undefined ? site.defaultEdition : findEdition(site, wanted)
  if (section === undefined) return { edition, sectionId: null }
  const sections = await listTerms(db, { axis: 'section', edition })
  const found = sections.find(({ code, slug }) => code === section || slug === section)
  if (found) return { edition, sectionId: found.id }
  const known = sections.map(({ code }) => code).join(', ') || 'none'
  throw wrongUsage(`This newsroom has no section "${section}"; there are: ${known}.`)
}

function findEdition(site: Site, wanted: string): Edition {
  const parsed = editionSchema.safeParse(wanted)
  if (parsed.success && site.editions.some(({ edition }) => edition === parsed.data)) {
    return parsed.data
  }
  throw wrongUsage(`This newsroom has no edition "${wanted}".`)
}
