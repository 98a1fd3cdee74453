import { Slice } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { dropPoint } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { putPasted } from './put-pasted.ts'
import { readHtml } from './read-html.ts'
import { readPlain } from './read-plain.ts'

export type PasteOptions = {
  /** Told what was left out. */
  onNotices: (notices: readonly string[]) => void
  /**
   * Takes pictures that come as files, in at positions between blocks, or at the cursor where one
   * has none; null where there is no way in.
   */
  onPictures: ((files: readonly File[], places?: readonly (number | null)[]) => void) | null
}

/** Reads what comes from elsewhere, by paste or drop; what was copied here goes the usual way. */
export function pastePlugin(options: () => PasteOptions): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => {
          if (!event.clipboardData || isField(event.target)) return false
          const isTaken = take(view, event.clipboardData, options())
          if (isTaken) event.preventDefault()
          return isTaken
        },
        drop: (view, event) => {
          if (!event.dataTransfer || view.dragging || !view.editable) return false
          if (isField(event.target)) return false
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (at) placeCursor(view, at.pos)
          const isTaken = take(view, event.dataTransfer, options())
          if (isTaken) event.preventDefault()
          return isTaken
        },
      },
    },
  })
}

function placeCursor(view: EditorView, pos: number): void {
  const $pos = view.state.doc.resolve(dropPoint(view.state.doc, pos, Slice.empty) ?? pos)
  view.dispatch(view.state.tr.setSelection(TextSelection.near($pos)))
}

/** Fields beside the text are fields of the browser; where the cursor is says nothing of a drop. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement
}

function take(view: EditorView, data: DataTransfer, options: PasteOptions): boolean {
  if (!view.editable) return false
  const html = data.getData('text/html')
  if (html.includes('data-pm-slice')) return false
  const plain = data.getData('text/plain')
  const files = [...data.files].filter(({ type }) => type.startsWith('image/'))
  if (html === '' && plain === '') return takeFiles(files, options)
  const { notices, ...pasted } =
    html === ''
      ? { ...readPlain(plain), pictures: [] }
      : readHtml(html, options.onPictures && files)
  const { tr, places } = putPasted(view.state, pasted)
  if (tr) view.dispatch(tr)
  const pictures = pasted.pictures.map(({ file }) => file)
  if (pictures.length > 0) options.onPictures?.(pictures, places)
  options.onNotices(notices)
  return true
}

function takeFiles(files: readonly File[], { onPictures, onNotices }: PasteOptions): boolean {
  if (files.length === 0) return false
  if (onPictures) onPictures(files)
  else onNotices(['A picture was left out: put it in from the pictures'])
  return true
}
