import { defineCommand } from 'citty'
import { compareIndex, rebuildIndex } from '#search/reindex.ts'
import { withDatabase } from './run-command.ts'
import { print, printJson, startProgress } from './terminal.ts'

export const reindex = defineCommand({
  meta: { description: 'Make the search index anew from what is public' },
  args: { json: { type: 'boolean', description: 'Print JSON' } },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const { pieces, left } = await compareIndex(db)
      const bar = startProgress('Pieces', pieces + left)
      for await (const done of rebuildIndex(db)) {
        for (let piece = 0; piece < done; piece += 1) bar.advance()
      }
      bar.done()
      const found = await compareIndex(db)
      if (args.json) printJson(found)
      else
        print(`The index holds ${found.pieces - found.missing} of ${found.pieces} public pieces.`)
    }),
})
