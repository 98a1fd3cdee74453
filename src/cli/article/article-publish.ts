import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { defineCommand } from 'citty'
import { takeStoryPictures } from '#intake/keep-story-pictures.ts'
import { printStories } from '#intake/print-stories.ts'
import { readStory, type Story } from '#intake/read-story.ts'
import { openMedia } from '#media/media.ts'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { readTextFile } from '#platform/read-text-file.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson } from '../terminal.ts'
import { actorArgs, getActor } from './acting-as.ts'

export const articlePublish = defineCommand({
  meta: {
    description: 'Publish a story file, or a folder of them; with "correction:" a correction',
  },
  args: {
    path: { type: 'positional', description: 'A .md file, or a folder of them', required: true },
    again: { type: 'boolean', description: 'Bring a withdrawn piece back, with this text' },
    ...actorArgs,
  },
  run: async ({ args }) => {
    const stories = await readStories(args.path)
    const folder = await folderOf(args.path)
    await withDatabase(async ({ database, settings }) => {
      const actor = await getActor(database.db, args.as)
      const again = args.again === true
      const { originals, imaging, close } = openMedia(settings)
      const taken = await takeStoryPictures(stories, { folder, imaging }).finally(close)
      const pictures = { originals, taken }
      const printing = { actor, stories, pictures, labels: [], now: new Date(), again }
      const lines = await transact(database.db, (tx) => printStories(tx, printing))
      const published = lines.map((line) => ({ ...line, url: settings.siteUrl + line.path }))
      if (args.json) printJson({ published })
      else for (const { url, headline } of published) print(`${url}  ${headline}`)
    })
  },
})

/** In which the pictures of the stories are looked for. */
async function folderOf(given: string): Promise<string> {
  return (await stat(given)).isFile() ? path.dirname(given) : given
}

async function readStories(given: string): Promise<Story[]> {
  const files = await listFiles(given)
  if (files.length === 0) throw new Failure('no-story-files', `${given} holds no .md file.`)
  return Promise.all(
    files.map(async (file) => readStory(await readTextFile(file), path.basename(file))),
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
