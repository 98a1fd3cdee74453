import type { Editor } from '@tiptap/core'
import type { Body } from '#contract/body.ts'
import { applyBody } from './conversion/apply-body.ts'
import { keepTyped } from './conversion/keep-typed.ts'
import { recognise } from './conversion/known-blocks.ts'
import { toBody } from './conversion/to-body.ts'

/** Tells a page what stands in the editor, once a frame, and puts in what comes from outside. */
export class BodyWatch {
  onChange: (body: Body) => void = () => {}
  #editor: Editor
  #told = new WeakSet<Body>()
  #last: Body
  #frame: number | null = null
  #isPutting = false

  constructor(editor: Editor, first: Body) {
    this.#editor = editor
    this.#told.add(first)
    this.#last = first
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
    if (this.#frame !== null) this.#tell(this.body())
  }

  #tell(body: Body): void {
    this.#note(body)
    this.onChange(body)
  }

  #note(body: Body): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#frame = null
    this.#told.add(body)
    this.#last = body
  }

  body(): Body {
    return toBody(this.#editor.state.doc)
  }

  /** Whether this body was told from here, be it long ago: a page may be late to give it back. */
  hasTold(body: Body): boolean {
    return this.#told.has(body)
  }

  /** Shows another body. What was typed in this frame and not told yet is kept, and told. */
  put(body: Body): void {
    const isTyping = this.#frame !== null
    const wanted = isTyping ? keepTyped(body, this.#last, this.body()) : body
    const tr = applyBody(this.#editor.state, wanted)
    this.#isPutting = true
    if (tr) this.#editor.view.dispatch(tr)
    this.#isPutting = false
    this.#note(body)
    if (isTyping) this.#tell(this.body())
  }
}
