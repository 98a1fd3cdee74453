import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { defineCommand } from 'citty'
import { printStories } from '#intake/print-stories.ts'
import { readStory, type Story } from '#intake/read-story.ts'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { operator } from '#staff/audit-log.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson } from '../terminal.ts'

export const articlePublish = defineCommand({
  meta: {
    description: 'Publish a story file, or a folder of them; with "correction:" a correction',
  },
  args: {
    path: { type: 'positional', description: 'A .md file, or a folder of them', required: true },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: async ({ args }) => {
    const now = new Date()
    const stories = await readStories(args.path)
    for (const story of stories) refuseFuture(story, now)
    await withDatabase(async ({ database, settings }) => {
      const printing = { actor: operator, stories, labels: [], now }
      const lines = await transact(database.db, (tx) => printStories(tx, printing))
      const published = lines.map((line) => ({ ...line, url: settings.siteUrl + line.path }))
      if (args.json) printJson({ published })
      else for (const { url, headline } of published) print(`${url}  ${headline}`)
    })
  },
})

async function readStories(given: string): Promise<Story[]> {
  const files = await listFiles(given)
  if (files.length === 0) throw new Failure('no-story-files', `${given} holds no .md file.`)
  return Promise.all(
    files.map(async (file) => readStory(await readFile(file, 'utf8'), path.basename(file))),
  )
}

async function listFiles(given: string): Promise<string[]> {
  try {
    if ((await stat(given)).isFile()) return [given]
    const names = (await readdir(given)).filter((name) => name.endsWith('.md')).sort()
    return names.map((name) => path.join(given, name))
  } catch (cause) {
    throw new Failure('file-unreadable', `${given} does not exist or cannot be read.`, { cause })
  }
}

function refuseFuture(story: Story, now: Date): void {
  const at = story.correction?.at ?? story.publishedAt
  if (!at || at <= now) return
  throw new Failure('in-the-future', `${story.file}: ${at.toISOString()} is still to come.`)
}
