import { defineCommand } from 'citty'
import { countOutdated, type RereadLine, rereadCaptures } from '#intake/reread-captures.ts'
import type { Db } from '#platform/database.ts'
import { getSite } from '#site/site.ts'
import { operator } from '#staff/audit-log.ts'
import { tellPiece } from './capture-report.ts'
import { withDatabase } from './run-command.ts'
import { listenForStop } from './stop-signal.ts'
import { complain, print, printJson, startProgress } from './terminal.ts'

export const captureReread = defineCommand({
  meta: { description: 'Read again the captures that an older version of Chapar has read' },
  args: { json: { type: 'boolean', description: 'Print JSON, with a line for every capture' } },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const { lines, total } = await reread(db)
      if (lines.length < total) {
        complain('Stopped before its end: the same command goes on from here.')
        process.exitCode = 1
      }
      if (args.json) return printJson({ outdated: total, captures: lines })
      const changed = lines.filter(({ outcome }) => outcome === 'changed')
      for (const { name, pieces } of changed) for (const piece of pieces) tellPiece(piece, name)
      if (total === 0) return print('Every capture was read by this version of Chapar.')
      print(`Read ${lines.length} captures again: ${changed.length} read otherwise than before.`)
    }),
})

async function reread(db: Db): Promise<{ lines: RereadLine[]; total: number }> {
  const { stop } = listenForStop()
  const { defaultEdition: edition } = await getSite(db)
  const total = await countOutdated(db)
  const bar = startProgress('Captures', total)
  const lines: RereadLine[] = []
  for await (const line of rereadCaptures(db, { actor: operator, edition, now: new Date() })) {
    lines.push(line)
    bar.advance()
    if (stop.aborted) break
  }
  bar.done()
  return { lines, total }
}
