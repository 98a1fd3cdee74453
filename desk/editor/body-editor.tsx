import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Body, PictureUse } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import { ArrivingPictures, type TakePictures } from './arriving/arriving-pictures.tsx'
import { BodyWatch } from './body-watch.ts'
import './body-editor.css'
import './body-text.css'
import { putPicture } from './commands/put-picture.ts'
import { toDoc } from './conversion/to-doc.ts'
import { type EditorAround, editorExtensions } from './editor-extensions.ts'
import { EditorFoot } from './panels/editor-foot.tsx'
import { EditorPanels } from './panels/editor-panels.tsx'
import { EditorToolbar } from './panels/editor-toolbar.tsx'
import { PasteNotices } from './panels/paste-notices.tsx'
import type { Panel } from './shortcuts.ts'
import type { PictureSeen } from './views/card-view.ts'

type Props = {
  body: Body
  /** Called at most once a frame, with blocks that are the same objects where nothing changed. */
  onChange: (body: Body) => void
  readOnly?: boolean
  /** Rises when the body comes from elsewhere, and has to be shown whatever was written before. */
  told?: number
  /** Whose house checks and letters are offered. */
  edition?: Edition
  /** Asks for a picture and the words for it; null where the person thought better of it. */
  pickPicture?: (now: PictureUse | null) => Promise<PictureUse | null>
  /** Told when a picture that was pasted or dropped is in the library; without it none can be. */
  onLibrary?: () => void
  /** Where a picture of the text can be seen. */
  findPicture?: (mediaId: string) => Promise<PictureSeen | null>
}

/** The text of a piece. It is told a body and tells bodies; what stands between is its own. */
export function BodyEditor(props: Props) {
  const {
    body,
    onChange,
    readOnly = false,
    edition = 'en',
    told = 0,
    pickPicture,
    onLibrary,
    findPicture,
  } = props
  const [panel, setPanel] = useState<Panel | null>(null)
  const [notices, setNotices] = useState<readonly string[]>([])
  const frame = useRef<HTMLDivElement>(null)
  const around = useRef<EditorAround>(null)
  const made = useRef<Editor>(null)
  const putOrChange = useMemo(() => {
    if (!pickPicture) return null
    return (id: string | null) => made.current && putPicture(made.current, pickPicture, id)
  }, [pickPicture])
  const takePictures = useRef<TakePictures>(null)
  const onTaker = useCallback((take: TakePictures | null) => {
    takePictures.current = take
    if (around.current) around.current.onPictures = take
  }, [])
  // Before the editor is made: the cards of its first body are drawn at once, and ask.
  around.current = {
    edition,
    onPanel: setPanel,
    onTools: () => frame.current?.querySelector('button')?.focus(),
    onNotices: setNotices,
    onPictures: takePictures.current,
    onChangePicture: putOrChange,
    findPicture: findPicture ?? null,
  }
  const editor = useBareEditor(body, around)
  made.current = editor
  const first = useRef(body)
  const lastTold = useRef(told)
  const watch = useMemo(() => new BodyWatch(editor, first.current), [editor])
  useEffect(() => {
    editor.setEditable(!readOnly, false)
  }, [editor, readOnly])
  useEffect(() => {
    watch.onChange = onChange
  }, [watch, onChange])
  useEffect(() => watch.start(), [watch])
  useEffect(() => {
    // What this editor has told comes back late sometimes, when more is written already.
    if (told !== lastTold.current || !watch.hasTold(body)) watch.put(body)
    lastTold.current = told
  }, [watch, body, told])
  return (
    <div className="body-editor" ref={frame}>
      <Around
        {...{ editor, edition, readOnly, panel, setPanel, notices, setNotices }}
        onPicture={putOrChange}
      />
      {pickPicture && onLibrary && (
        <ArrivingPictures {...{ editor, onLibrary, onTaker }} pick={pickPicture} />
      )}
    </div>
  )
}

type AroundProps = {
  editor: Editor
  edition: Edition
  readOnly: boolean
  panel: Panel | null
  setPanel: (panel: Panel | null) => void
  notices: readonly string[]
  setNotices: (notices: readonly string[]) => void
  onPicture: ((blockId: null) => void) | null
}

/** What is drawn. The page draws the editor anew with each letter, and none of this with it. */
const Around = memo(function Around(props: AroundProps) {
  const { editor, edition, readOnly, panel, setPanel, notices, setNotices, onPicture } = props
  return (
    <>
      {!readOnly && (
        <EditorToolbar
          editor={editor}
          onPanel={setPanel}
          onPicture={onPicture && (() => onPicture(null))}
        />
      )}
      <EditorPanels {...{ editor, edition, readOnly, panel }} onPanel={setPanel} />
      <PasteNotices notices={notices} onClose={() => setNotices([])} />
      <EditorContent editor={editor} />
      <EditorFoot editor={editor} onPanel={setPanel} />
    </>
  )
})

/** Made once, and so are its options: what changes around it is read through `around`. */
function useBareEditor(body: Body, around: { readonly current: EditorAround | null }) {
  const [options] = useState(() => ({
    extensions: editorExtensions(() => {
      if (!around.current) throw new Error('the editor is asked before it stands')
      return around.current
    }),
    content: toDoc(body).toJSON(),
    injectCSS: false,
    // It compares the document with the one before at each letter, for hearers that are not there.
    enableCoreExtensions: { delete: false as const },
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: () => ({
        ...{ 'aria-label': 'Text', role: 'textbox', 'aria-multiline': 'true' },
        // For those who hear it, and for the spelling of the browser.
        lang: around.current?.edition ?? '',
      }),
    },
  }))
  return useEditor(options)
}
