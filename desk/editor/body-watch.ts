import type { Editor } from '@tiptap/core'
import type { Body } from '#contract/body.ts'
import { applyBody } from './conversion/apply-body.ts'
import { recognise } from './conversion/known-blocks.ts'
import { toBody } from './conversion/to-body.ts'

/** Tells a page what stands in the editor, once a frame, and puts in what comes from outside. */
export class BodyWatch {
  onChange: (body: Body) => void = () => {}
  #editor: Editor
  #told = new WeakSet<Body>()
  #frame: number | null = null
  #isPutting = false

  constructor(editor: Editor, first: Body) {
    this.#editor = editor
    this.#told.add(first)
    recognise(editor.state.doc, first)
  }

  start(): () => void {
    const soon = () => {
      if (!this.#isPutting) this.#frame ??= requestAnimationFrame(this.flush)
    }
    // A hidden page gets no more frames, and may be gone the next moment.
    const whenHidden = () => document.visibilityState === 'hidden' && this.flush()
    this.#editor.on('update', soon)
    document.addEventListener('visibilitychange', whenHidden)
    return () => {
      this.flush()
      this.#editor.off('update', soon)
      document.removeEventListener('visibilitychange', whenHidden)
    }
  }

  /** Tells at once what has not been told. */
  flush = (): void => {
    if (this.#frame === null) return
    cancelAnimationFrame(this.#frame)
    this.#frame = null
    const body = this.body()
    this.#told.add(body)
    this.onChange(body)
  }

  body(): Body {
    return toBody(this.#editor.state.doc)
  }

  /** Whether this body was told from here, be it long ago: a page may be late to give it back. */
  hasTold(body: Body): boolean {
    return this.#told.has(body)
  }

  put(body: Body): void {
    this.flush()
    this.#told.add(body)
    const tr = applyBody(this.#editor.state, body)
    if (!tr) return
    this.#isPutting = true
    this.#editor.view.dispatch(tr)
    this.#isPutting = false
  }
}
