import type { DeskPicture, UploadDone } from '#contract/desk-pictures.ts'
import { createSignal, type Signal } from '../../api/signal.ts'
import { type Line, sendFile } from './send-file.ts'

/** `held`: the line is away. `taking`: all of it is there, and the server looks at it. */
export type UploadState = 'waiting' | 'sending' | 'held' | 'taking' | 'done' | 'refused'

export type Upload = {
  id: number
  fileName: string
  bytes: number
  sent: number
  state: UploadState
  /** when it is done */
  picture: DeskPicture | null
  /** false: it was in the library already */
  isNew: boolean
  /** why it was refused, in words for people */
  problem: string
}

export type UploadQueue = {
  uploads: Signal<readonly Upload[]>
  /** In their order; `onDone` hears of each that is in the library. */
  add(files: readonly File[], onDone?: (picture: DeskPicture) => void): void
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
  const uploads = createSignal<readonly Upload[]>([])
  const jobs = new Map<number, Job>()
  const waiting: number[] = []
  let running = 0
  let last = 0

  const change = (id: number, patch: Partial<Upload>) => {
    uploads.set(uploads.get().map((one) => (one.id === id ? { ...one, ...patch } : one)))
  }
  const run = async (id: number, job: Job) => {
    const told = {
      sent: (sent: number) => change(id, { sent, state: 'sending' }),
      held: () => change(id, { state: 'held' }),
      turn: async () => {
        await job.before
        change(id, { state: 'taking' })
      },
    }
    try {
      finish(id, job, await sendFile(job.file, line, told, job.stopping.signal))
    } catch (error) {
      if (job.stopping.signal.aborted) return
      change(id, { state: 'refused', problem: inWords(error) })
    } finally {
      job.settle()
    }
  }
  const finish = (id: number, job: Job, { picture, isNew }: UploadDone) => {
    change(id, { state: 'done', picture, isNew, sent: job.file.size })
    jobs.delete(id)
    job.onDone?.(picture)
  }
  const start = () => {
    while (running < AT_ONCE) {
      const id = waiting.shift()
      const job = id === undefined ? undefined : jobs.get(id)
      if (id === undefined) return
      if (!job) continue
      running += 1
      change(id, { state: 'sending' })
      void run(id, job).finally(() => {
        running -= 1
        start()
      })
    }
  }
  const isAfter = (id: number) => {
    const earlier = [...jobs].filter(([other]) => other < id).map(([, { settled }]) => settled)
    return Promise.all(earlier)
  }

  return {
    uploads,
    add(files, onDone) {
      for (const file of files) {
        last += 1
        jobs.set(last, newJob(file, isAfter(last), onDone))
        waiting.push(last)
        const { name: fileName, size: bytes } = file
        const fresh = {
          sent: 0,
          state: 'waiting',
          picture: null,
          isNew: false,
          problem: '',
        } as const
        uploads.set([...uploads.get(), { id: last, fileName, bytes, ...fresh }])
      }
      start()
    },
    cancel(id) {
      const job = jobs.get(id)
      job?.stopping.abort(new Error('cancelled'))
      job?.settle()
      jobs.delete(id)
      uploads.set(uploads.get().filter((one) => one.id !== id))
    },
    retry(id) {
      const job = jobs.get(id)
      if (!job) return
      jobs.set(id, newJob(job.file, isAfter(id), job.onDone))
      change(id, { state: 'waiting', problem: '' })
      waiting.push(id)
      start()
    },
    clear() {
      for (const { id, state } of uploads.get()) if (state === 'refused') jobs.delete(id)
      uploads.set(uploads.get().filter(({ state }) => state !== 'done' && state !== 'refused'))
    },
    isBusy: () => uploads.get().some(({ state }) => state !== 'done' && state !== 'refused'),
  }
}

type Job = {
  file: File
  stopping: AbortController
  /** ends when all that were given before have ended */
  before: Promise<unknown>
  settled: Promise<void>
  settle(): void
  onDone: ((picture: DeskPicture) => void) | undefined
}

function newJob(file: File, before: Promise<unknown>, onDone: Job['onDone']): Job {
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>()
  return { file, before, settled, settle, onDone, stopping: new AbortController() }
}

function inWords(error: unknown): string {
  return error instanceof Error && error.message ? error.message : 'It could not be sent.'
}
