import { defineCommand } from 'citty'
import { listPieces } from '#articles/list-pieces.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson, printTable } from '../terminal.ts'
import { wrongUsage } from '../wrong-usage.ts'

const MOST = 10_000

export const articleList = defineCommand({
  meta: { description: 'List the newest pieces of every state, drafts among them' },
  args: {
    limit: { type: 'string', default: '50', description: 'How many at most', valueHint: '50' },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: async ({ args }) => {
    const limit = Number(args.limit)
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
      throw wrongUsage(`--limit is a whole number from 1 to ${MOST}.`)
    }
    await withDatabase(async ({ database: { db } }) => {
      const pieces = await listPieces(db, { limit })
      if (args.json) return printJson({ pieces })
      if (pieces.length === 0) return print('There is no piece yet.')
      printTable(
        pieces.map(({ at, state, path, headline }) => {
          return [at.toISOString().slice(0, 10), state, path ?? 'draft', headline ?? '[…]']
        }),
      )
    })
  },
})
