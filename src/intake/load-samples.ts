import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Media } from '#media/media.ts'
import { type Db, transact } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { readTextFile } from '#platform/read-text-file.ts'
import { recordObservations } from '#rates/record-observation.ts'
import { sampleHistory } from '#rates/sample-history.ts'
import { getSite } from '#site/site.ts'
import { operator, recordAct } from '#staff/audit-log.ts'
import { takeStoryPictures } from './keep-story-pictures.ts'
import { printStories } from './print-stories.ts'
import { readRates } from './read-rates.ts'
import { readStory, type Story } from './read-story.ts'

const LOADED = 'samples.loaded'

/**
 * Publishes the stories of a sample newsroom, labelled as samples, with their pictures, and records its rates, with two years before them: once in
 * the life of a database, whatever became of them since. All in one transaction, so that one cut
 * short leaves nothing. `stories` counts what was published now, corrections included.
 *
 * @throws Failure `not-initialised`, `story-unreadable`, or one of `readTextFile`
 */
export async function loadSamples(
  db: Db,
  { dir, media }: { dir: string; media: Media },
): Promise<{ loaded: boolean; stories: number }> {
  // Before they are read: every later start of the demo comes by here.
  if (await wereLoaded(db)) return { loaded: false, stories: 0 }
  const now = new Date()
  const stories = await readStories(path.join(dir, 'stories'))
  const folder = path.join(dir, 'stories')
  const taken = await takeStoryPictures(stories, { folder, imaging: media.imaging })
  const rates = readRates(await readTextFile(path.join(dir, 'rates.csv')), 'rates.csv', now)
  return transact(db, async (tx) => {
    await getSite(tx)
    // Two at once take turns at the row of the site.
    await tx.selectFrom('site').select('singleton').forNoKeyUpdate().execute()
    if (await wereLoaded(tx)) return { loaded: false, stories: 0 }
    const actor = operator
    // A sample newsroom comes with its history: what its files state stays the moment of publication.
    const pictures = { originals: media.originals, taken }
    const printing = { actor, stories, pictures, labels: ['sample' as const], isHistory: true }
    const printed = await printStories(tx, { ...printing, now: endOf(stories, now) })
    await recordAct(tx, { actor, act: LOADED, detail: { stories: printed.length } })
    await recordObservations(tx, [...sampleHistory(rates), ...rates])
    await appendEvent(tx, { name: LOADED, tags: [] })
    return { loaded: true, stories: printed.length }
  })
}

/** Its last moment, even where the clock of the machine has not reached it. */
function endOf(stories: readonly Story[], now: Date): Date {
  const moments = stories.flatMap(({ publishedAt, correction }) => [publishedAt, correction?.at])
  return new Date(Math.max(now.getTime(), ...moments.map((at) => at?.getTime() ?? 0)))
}

async function wereLoaded(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('audit_log')
    .select('seq')
    .where('act', '=', LOADED)
    .executeTakeFirst()
  return row !== undefined
}

async function readStories(dir: string): Promise<Story[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (file) => readStory(await readTextFile(path.join(dir, file)), file)),
  )
}
