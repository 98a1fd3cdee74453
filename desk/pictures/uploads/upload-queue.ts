import type { DeskPicture, UploadDone } from '#contract/desk-pictures.ts'
import type { Signal } from '../../api/signal.ts'
import { createLanes } from './lanes.ts'
import { type Line, sendFile } from './send-file.ts'
import { createShownUploads, type Upload } from './shown-uploads.ts'

export type UploadQueue = {
  uploads: Signal<readonly Upload[]>
  /** In their order; `onDone` hears of each that is in the library. Gives the ids of the files. */
  add(files: readonly File[], onDone?: (picture: DeskPicture, id: number) => void): number[]
  /** Stops it where it is; what has come of it goes from the server. */
  cancel(id: number): void
  retry(id: number): void
  /** Takes those that are done or refused off the list. */
  clear(): void
  isBusy(): boolean
}

/** So many are on their way at once: a slow line is not made faster by more. */
const AT_ONCE = 2

/** Files on their way into the library. They are taken in in the order in which they were given. */
export function createUploadQueue(line: Line): UploadQueue {
  const shown = createShownUploads()
  const jobs = new Map<number, Job>()
  let last = 0
  const lanes = createLanes(AT_ONCE, async (id) => {
    const job = jobs.get(id)
    // It was cancelled while it waited.
    if (!job) return
    const change = (patch: Partial<Upload>) => shown.change(id, patch)
    const done = await run(job, line, change)
    if (!done) return
    change({ state: 'done', picture: done.picture, isNew: done.isNew, sent: job.file.size })
    jobs.delete(id)
    // What a view does with it is no fault of the upload's.
    job.onDone?.(done.picture, id)
  })
  const isAfter = (id: number) => {
    const earlier = [...jobs].filter(([other]) => other < id).map(([, { settled }]) => settled)
    return Promise.all(earlier)
  }
  return {
    uploads: shown.uploads,
    add(files, onDone) {
      const ids = files.map((file) => {
        last += 1
        jobs.set(last, newJob(file, isAfter(last), onDone))
        shown.add(last, file)
        return last
      })
      lanes.put(ids)
      return ids
    },
    cancel(id) {
      const job = jobs.get(id)
      job?.stopping.abort(new Error('cancelled'))
      job?.settle()
      jobs.delete(id)
      shown.remove(id)
    },
    retry(id) {
      const job = jobs.get(id)
      if (!job) return
      jobs.set(id, newJob(job.file, isAfter(id), job.onDone))
      shown.change(id, { state: 'waiting', problem: '' })
      lanes.put([id])
    },
    clear() {
      for (const { id, state } of shown.uploads.get()) if (state === 'refused') jobs.delete(id)
      shown.removeEnded()
    },
    isBusy: shown.isBusy,
  }
}

type Job = {
  file: File
  stopping: AbortController
  /** ends when all that were given before have ended */
  before: Promise<unknown>
  settled: Promise<void>
  settle(): void
  onDone: ((picture: DeskPicture, id: number) => void) | undefined
}

function newJob(file: File, before: Promise<unknown>, onDone: Job['onDone']): Job {
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>()
  return { file, before, settled, settle, onDone, stopping: new AbortController() }
}

/** Brings one file into the library, or tells why not and gives null. */
async function run(
  { file, before, stopping, settle }: Job,
  line: Line,
  change: (patch: Partial<Upload>) => void,
): Promise<UploadDone | null> {
  change({ state: 'sending' })
  const told = {
    sent: (sent: number) => change({ sent, state: 'sending' }),
    held: () => change({ state: 'held' }),
    turn: async () => {
      await before
      change({ state: 'taking' })
    },
  }
  try {
    return await sendFile(file, line, told, stopping.signal)
  } catch (error) {
    if (!stopping.signal.aborted) change({ state: 'refused', problem: inWords(error) })
    return null
  } finally {
    settle()
  }
}

function inWords(error: unknown): string {
  return error instanceof Error && error.message ? error.message : 'It could not be sent.'
}
