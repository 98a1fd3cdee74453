import { z } from 'zod'
import type { Db, Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { fileJob, type Job } from '#platform/queue.ts'
import { scrubAfterExpunge } from './scrub-after-expunge.ts'

/** Words were destroyed: their old rows are to be overwritten in the files of the database. */
export const scrubJob: Job<Record<string, never>> = {
  name: 'scrub-after-expunge',
  payload: z.strictObject({}),
}

/** Once is enough for all that is done before it runs. */
export function fileScrub(tx: Tx): Promise<void> {
  return fileJob(tx, scrubJob, {}, { key: scrubJob.name })
}

/** @throws Failure `older-transaction`: the queue tries again later */
export async function scrub(db: Db): Promise<void> {
  const scrubbed = await scrubAfterExpunge(db)
  if (scrubbed.ok) return
  throw new Failure(
    'older-transaction',
    'A transaction that began before, such as a backup, may still see the old rows.',
  )
}
