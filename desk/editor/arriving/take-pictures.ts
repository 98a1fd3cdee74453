import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import type { PictureUse } from '#contract/body.ts'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import type { UploadQueue } from '../../pictures/uploads/upload-queue.ts'
import { arrive, arriveAt, noteTaken, putArrived } from './arriving-plugin.ts'

/**
 * Sends pictures that were pasted or dropped, and keeps each its place, or one at the cursor. One
 * that brings its alt text along stands there as soon as it is in the library; the others ask for
 * it.
 */
export function takePictures(
  editor: Editor,
  { files, places }: { files: readonly File[]; places: readonly (number | null)[] },
  uploads: UploadQueue,
  onLibrary: () => void,
): void {
  const run = (command: Command) => {
    if (!editor.isDestroyed) command(editor.state, editor.view.dispatch)
  }
  const ids = uploads.add(files, (picture, id) => {
    onLibrary()
    run(picture.alt === '' ? noteTaken(id, picture) : putArrived(id, inItsWords(picture)))
  })
  const given = ids.map((id, i) => ({ id, dom: placeholder(), pos: places[i] ?? null }))
  const placed = given.flatMap(({ pos, ...one }) => (pos === null ? [] : [{ ...one, pos }]))
  const others = given.filter(({ pos }) => pos === null)
  if (placed.length > 0) run(arriveAt(placed))
  if (others.length > 0) run(arrive(others.map(({ id, dom }) => ({ id, dom }))))
}

/** In the words of the library, which may lack the alt text. */
export function inItsWords({ id, alt, caption, credit, licence, source }: DeskPicture): PictureUse {
  return { mediaId: id, alt, caption, credit, licence, source }
}

function placeholder(): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'block-card block-arriving'
  dom.contentEditable = 'false'
  return dom
}
