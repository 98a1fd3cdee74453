import { defineCommand } from 'citty'
import {
  findImportRun,
  type ImportRun,
  listImportRuns,
  listRefusals,
} from '#intake/list-import-runs.ts'
import { type LeftCopy, listLeftCopies } from '#intake/list-left-copies.ts'
import { Failure } from '#platform/failure.ts'
import { refusalInWords, tellCounts } from './capture-report.ts'
import { withDatabase } from './run-command.ts'
import { onOneLine, print, printJson, printTable } from './terminal.ts'

const json = { type: 'boolean', description: 'Print JSON' } as const

export const importRuns = defineCommand({
  meta: { description: 'List the last imports and what became of their files' },
  args: { json },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const runs = await listImportRuns(db, { limit: 100 })
      if (args.json) return printJson({ runs })
      if (runs.length === 0) return print('Nothing has been imported yet.')
      const head = ['began', 'run', 'files', 'read', 'stored', 'there', 'refused', '']
      printTable([head, ...runs.map(rowOf)])
    }),
})

export const importReport = defineCommand({
  meta: { description: 'Tell again what an import stored, refused and left to be looked at' },
  args: {
    run: {
      type: 'positional',
      required: false,
      description: 'As "import runs" names it; default: the last',
    },
    json,
  },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const run = await findImportRun(db, args.run)
      if (!run)
        throw new Failure(
          'run-unknown',
          'There is no such import: "chapar import runs" lists them.',
        )
      const refusals = await listRefusals(db, run.id)
      const left = await listLeftCopies(db, { runId: run.id })
      if (args.json) return printJson({ run, refusals, left })
      print(`Import of ${inMinutes(run.beganAt)}, ${run.id}: ${stateOf(run)}`)
      for (const { file, reason } of refusals)
        print(`refused: ${onOneLine(file)}: ${refusalInWords(reason)}`)
      printLeft(left)
      tellCounts(run)
    }),
})

export const captureReview = defineCommand({
  meta: { description: 'List copies that imports left in their captures, for a person to decide' },
  args: { json },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const left = await listLeftCopies(db)
      if (args.json) return printJson({ left })
      if (left.length === 0) return print('There is nothing to decide.')
      printLeft(left)
    }),
})

const words = {
  conflict: 'other words under the same headline',
  'fuller-left': 'a fuller copy',
  'reread-left': 'read otherwise than before',
  unfit: 'no article can be made of it',
} as const satisfies Record<LeftCopy['verdict'], string>

function printLeft(left: readonly LeftCopy[]): void {
  printTable(
    left.map(({ verdict, headline, capture, position, articleId, path }) => [
      words[verdict],
      headline ?? 'no headline',
      `${onOneLine(capture.name)} (${capture.day ?? 'undated'}), piece ${position}`,
      path ?? articleId ?? '',
    ]),
  )
}

function rowOf(run: ImportRun): string[] {
  const { files, read, stored, alreadyThere, refused } = run
  const counts = [files, read, stored, alreadyThere, refused].map(String)
  return [inMinutes(run.beganAt), run.id, ...counts, stateOf(run)]
}

function stateOf({ endedAt, read, files }: ImportRun): string {
  if (endedAt === null) return 'at work, or killed'
  return read < files ? 'stopped before its end' : 'done'
}

function inMinutes(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ')
}
