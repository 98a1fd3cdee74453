import { type ChildProcess, fork } from 'node:child_process'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '#platform/failure.ts'
import type { GivenAnswer, ImagingAnswer, ImagingTask } from './imaging/imaging-task.ts'
import type { Rendering } from './imaging/render-picture.ts'
import type { TakenPicture } from './imaging/take-picture.ts'

/** Decoding and drawing, one task at a time, in a process of its own that ends when it is idle. */
export type Imaging = {
  /** @throws Failure `picture-…`, with a sentence for whoever sent the file; `imaging-busy` */
  take(source: Buffer): Promise<TakenPicture>
  /** The same from a file, which only the other process reads: it may be large. */
  takeFile(file: string): Promise<TakenPicture>
  /** @throws Failure `imaging-busy` */
  render(kept: Buffer, rendering: Rendering): Promise<Buffer>
  /** A drawing of our own as PNG. @throws Failure `imaging-busy` */
  draw(svg: string): Promise<Buffer>
  /** Ends the process; what waits is not done. */
  close(): void
}

export const MOST_BYTES = 50 * 1024 * 1024

/** So many tasks may wait; above it whoever asks is sooner served by asking again. */
const MOST_WAITING = 64
const IDLE_MS = 20_000
/** Above what each task allows itself, for a process that does not even notice that. */
const TASK_MS = 90_000

/** Nothing is started before the first task. */
export function openImaging(): Imaging {
  let child: ChildProcess | null = null
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  const end = () => {
    child?.removeAllListeners()
    child?.kill('SIGKILL')
    child = null
  }
  const work = async (task: ImagingTask): Promise<ImagingAnswer> => {
    clearTimeout(idle)
    child ??= startProcess()
    const answer = await ask(child, task).catch((error) => {
      end()
      throw error
    })
    idle = setTimeout(end, IDLE_MS).unref()
    return answer
  }
  const inTurn = async (task: ImagingTask): Promise<ImagingAnswer> => {
    if (waiting >= MOST_WAITING) {
      throw new Failure('imaging-busy', 'Too many pictures are being made: try again in a while.')
    }
    waiting += 1
    const done = last.then(() => work(task))
    last = done.catch(() => {})
    return done.finally(() => {
      waiting -= 1
    })
  }
  const bytesOf = async (task: ImagingTask) => {
    const answer = settled(await inTurn(task))
    if (!('bytes' in answer)) throw new Error('the imaging process answered something else')
    return Buffer.from(answer.bytes)
  }
  const takenOf = async (task: ImagingTask) => {
    const answer = settled(await inTurn(task))
    if (!('taken' in answer)) throw new Error('the imaging process answered something else')
    return { ...answer.taken, bytes: Buffer.from(answer.taken.bytes) }
  }
  return {
    async take(source) {
      requireSize(source.length)
      return takenOf({ kind: 'take', bytes: source })
    },
    async takeFile(file) {
      requireSize((await stat(file)).size)
      return takenOf({ kind: 'take-file', file })
    },
    render: (kept, rendering) => bytesOf({ kind: 'render', bytes: kept, rendering }),
    draw: (svg) => bytesOf({ kind: 'draw', svg }),
    close() {
      clearTimeout(idle)
      end()
    },
  }
}

/** From the sources it is their file; in the build it lies beside the command. */
function startProcess(): ChildProcess {
  const here = fileURLToPath(import.meta.url)
  const program = here.endsWith('.ts') ? 'imaging/process.ts' : 'imaging.js'
  const child = fork(path.join(path.dirname(here), program), {
    // None of our settings: it needs no secret.
    env: { NODE_ENV: 'production' },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

function ask(child: ChildProcess, task: ImagingTask): Promise<ImagingAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ImagingAnswer>()
  const id = nextId()
  const onMessage = ({ id: of, answer }: GivenAnswer) => of === id && resolve(answer)
  const onEnd = () => reject(tooCostly('The picture broke what reads pictures: send it otherwise.'))
  const late = setTimeout(() => reject(tooCostly('The picture takes too long.')), TASK_MS)
  child.on('message', onMessage)
  child.once('exit', onEnd)
  child.once('error', onEnd)
  // While a task is at work, we wait for it.
  child.channel?.ref()
  child.send({ id, task }, (error) => error && onEnd())
  return promise.finally(() => {
    clearTimeout(late)
    child.off('message', onMessage)
    child.off('exit', onEnd)
    child.off('error', onEnd)
    child.channel?.unref()
  })
}

function settled(answer: ImagingAnswer) {
  if ('failure' in answer) throw new Failure(answer.failure.code, answer.failure.sentence)
  if ('fault' in answer) throw new Error(answer.fault)
  return answer
}

/** @throws Failure `picture-unreadable`, `picture-too-large` */
export function requireSize(bytes: number): void {
  if (bytes === 0) throw new Failure('picture-unreadable', 'The file is empty.')
  if (bytes <= MOST_BYTES) return
  const sentence = `The file has more than ${MOST_BYTES / 1024 / 1024} MB: send the picture smaller.`
  throw new Failure('picture-too-large', sentence)
}

function tooCostly(sentence: string): Failure {
  return new Failure('picture-too-costly', sentence)
}

let asked = 0
function nextId(): number {
  asked += 1
  return asked
}
