import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import type { PictureUse } from '#contract/body.ts'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import type { UploadQueue } from '../../pictures/uploads/upload-queue.ts'
import { arrive, noteTaken, putArrived } from './arriving-plugin.ts'

/**
 * Sends pictures that were pasted or dropped, and keeps them a place at the cursor. One that brings
 * its alt text along stands there as soon as it is in the library; the others ask for it.
 */
export function takePictures(
  editor: Editor,
  files: readonly File[],
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
  run(arrive(ids.map((id) => ({ id, dom: placeholder() }))))
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
