import { readFile } from 'node:fs/promises'
import os from 'node:os'
import { Failure } from '#platform/failure.ts'
import type { AskedTask, GivenAnswer, ImagingAnswer, ImagingTask } from './imaging-task.ts'
import { renderDrawing, renderPicture } from './render-picture.ts'
import { takePicture } from './take-picture.ts'

// The program of the process in which pictures are decoded: apart, so that what is unpacked there
// leaves with it, a decoder that breaks takes no paper along, and readers' pages come first.

os.setPriority(10)
process.on('message', (asked: AskedTask) => {
  void answerTo(asked.task).then((answer) => {
    const given: GivenAnswer = { id: asked.id, answer }
    process.send?.(given)
  })
})
process.on('disconnect', () => process.exit())
// A key pressed at the terminal reaches the whole group; our parent says when it is over.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

async function answerTo(task: ImagingTask): Promise<ImagingAnswer> {
  try {
    if (task.kind === 'take') return { taken: await takePicture(Buffer.from(task.bytes)) }
    if (task.kind === 'take-file') return { taken: await takePicture(await readFile(task.file)) }
    if (task.kind === 'draw') return { bytes: await renderDrawing(task.svg) }
    return { bytes: await renderPicture(Buffer.from(task.bytes), task.rendering) }
  } catch (error) {
    if (!(error instanceof Failure)) return { fault: String(error) }
    return { failure: { code: error.code, sentence: error.message } }
  }
}
