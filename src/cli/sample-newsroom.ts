import { loadSamples } from '#intake/load-samples.ts'
import { openMedia } from '#media/media.ts'
import type { MediaPlace } from '#media/open-stores.ts'
import type { Db } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { projectFile } from '#platform/project-file.ts'
import { findSite } from '#site/site.ts'
import { foundNewsroom } from './newsroom/found-newsroom.ts'
import { parseAnswers } from './newsroom/newsroom-answers.ts'
import { readNewsroomFile, readPagesFolder } from './newsroom/newsroom-files.ts'

/**
 * Founds the newsroom of samples/ and loads its pieces, pictures and rates: each once. What was done with
 * them since stays.
 *
 * @throws Failure `not-a-sample` on a database that holds a paper of its own
 */
export async function openSampleNewsroom(db: Db, place: MediaPlace): Promise<void> {
  const site = await findSite(db)
  if (site && !site.isSample) {
    throw new Failure(
      'not-a-sample',
      'This database holds a newsroom of its own, and the demo does not touch it: run "chapar start".',
    )
  }
  if (!site) await foundSampleNewsroom(db)
  const media = openMedia(place)
  try {
    await loadSamples(db, { dir: projectFile('samples'), media })
  } finally {
    media.close()
  }
}

/** The newsroom of samples/ without its pieces. */
export async function foundSampleNewsroom(db: Db): Promise<void> {
  const answers = await readNewsroomFile(projectFile('samples', 'newsroom.yaml'))
  const newsroom = parseAnswers({ ...answers, isSample: true })
  const pages = await readPagesFolder(projectFile('samples', 'pages'))
  await foundNewsroom(db, { newsroom, pages })
}
