import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect, useReducer, useRef, useState } from 'react'
import { fieldName, type WordField } from '../fields/word-field.ts'
import { findState, setQuery } from './find-plugin.ts'
import type { Query } from './find-words.ts'
import {
  type Here,
  listHits,
  type PageHit,
  replaceHit,
  replaceHits,
  show,
  whichIsHere,
} from './page-finder.ts'
import { replacedInWords } from './replaced-in-words.ts'

const NOTHING: Query = { words: '', matchCase: false, wholeWord: false }

/**
 * Finding in the text and in the fields around it. `panel` is what has the focus between two hits;
 * `field` the one in which somebody asked. In a field that was gone to, Enter goes on and Esc comes
 * back to the panel, until somebody writes there.
 */
export function usePageFinder(
  editor: Editor,
  { panel, field }: { panel: RefObject<HTMLElement | null>; field: WordField | null },
) {
  const [first] = useState(() => chosenWords(editor, field))
  const [query, setWanted] = useState<Query>({ ...NOTHING, words: first })
  const [here, setHere] = useState<Here>(() => begin(field))
  const [said, setSaid] = useState<string | null>(null)
  const isFresh = useRef(true)
  useLook(editor)
  useMarks(editor, query)
  const focus = useFieldKeys(panel, (step) => go(step))
  const hits = listHits(editor, query)
  const at = whichIsHere(editor, hits, here)

  const goTo = (hit: PageHit | undefined) => {
    if (!hit) return
    setSaid(null)
    isFresh.current = false
    setHere('place' in hit ? { name: hit.name, start: hit.start } : 'text')
    focus(show(editor, hit))
  }
  function go(step: 1 | -1) {
    // What was looked for anew is shown before one goes on from it.
    const skip = isFresh.current && step === 1 ? 0 : step
    const now = listHits(editor, query)
    const shown = whichIsHere(editor, now, here)
    if (now.length > 0) goTo(now[(shown + skip + now.length) % now.length])
  }
  const replace = (words: string) => {
    const hit = listHits(editor, query)[at]
    if (!hit) return
    const why = replaceHit(editor, hit, words)
    const left = listHits(editor, query)
    if (why === null) goTo(left[nextOf(editor, left, { hit, at, length: words.length })])
    else setSaid(why)
  }
  const replaceEach = (words: string) => {
    if (hits.length > 0) setSaid(replacedInWords(replaceHits(editor, query, words)))
  }
  const change = (part: Partial<Query>) => {
    setSaid(null)
    isFresh.current = true
    setWanted({ ...query, ...part })
  }
  const isInText = here === 'text'
  return { query, change, hits, at, said, isInText, go, goTo, replace, replaceEach }
}

function begin(field: WordField | null): Here {
  return field ? { name: fieldName(field), start: field.selectionStart ?? 0 } : 'text'
}

/** Looks again when anything is written, in the text or beside it. */
function useLook(editor: Editor): void {
  const [, again] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    editor.on('transaction', again)
    document.addEventListener('input', again)
    return () => {
      editor.off('transaction', again)
      document.removeEventListener('input', again)
    }
  }, [editor])
}

/** Lets the text mark what is looked for, as long as somebody looks. */
function useMarks(editor: Editor, query: Query): void {
  useEffect(() => {
    setQuery(query)(editor.state, editor.view.dispatch)
  }, [editor, query])
  useEffect(() => {
    return () => {
      if (!editor.isDestroyed) setQuery(NOTHING)(editor.state, editor.view.dispatch)
    }
  }, [editor])
}

/** Gives what is called when something was gone to: whether it is a field, which has the focus. */
function useFieldKeys(panel: RefObject<HTMLElement | null>, go: (step: 1 | -1) => void) {
  const shown = useRef<Element | null>(null)
  const last = useRef<Element | null>(null)
  const onGo = useRef(go)
  onGo.current = go
  useEffect(() => {
    // Its first field had the focus before anybody could listen.
    last.current = panel.current?.querySelector('input') ?? null
    const follow = ({ target }: FocusEvent) => {
      if (target instanceof Element && panel.current?.contains(target)) last.current = target
    }
    const press = (event: KeyboardEvent) => {
      if (event.target !== shown.current || event.isComposing) return
      if (event.key !== 'Enter' && event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Enter') onGo.current(event.shiftKey ? -1 : 1)
      else {
        shown.current = null
        focusOn(last.current)
      }
    }
    const forget = ({ target }: Event) => {
      if (target === shown.current) shown.current = null
    }
    // Another window may have the focus for a while: then the field has it again.
    const leave = (event: FocusEvent) => document.hasFocus() && forget(event)
    document.addEventListener('focusin', follow)
    document.addEventListener('keydown', press, true)
    document.addEventListener('focusout', leave)
    document.addEventListener('input', forget)
    return () => {
      document.removeEventListener('focusin', follow)
      document.removeEventListener('keydown', press, true)
      document.removeEventListener('focusout', leave)
      document.removeEventListener('input', forget)
    }
  }, [panel])
  return (isInField: boolean) => {
    const { activeElement } = document
    shown.current = isInField ? activeElement : null
    if (!isInField && !panel.current?.contains(activeElement)) focusOn(last.current)
  }
}

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus()
}

/** The hit behind the one that was written over, with `length` characters; at the end the first. */
function nextOf(
  editor: Editor,
  left: readonly PageHit[],
  { hit, at, length }: { hit: PageHit; at: number; length: number },
): number {
  if ('index' in hit) {
    const { current } = findState(editor.state)
    // The text went back to its beginning: what stands behind it comes first.
    const wanted = current >= hit.index ? current : Number.POSITIVE_INFINITY
    const isNext = (one: PageHit, i: number) => ('index' in one ? one.index >= wanted : i >= at)
    return Math.max(0, left.findIndex(isNext))
  }
  const isWithin = (one: PageHit) =>
    'place' in one && one.name === hit.name && one.start < hit.start + length
  return Math.max(
    0,
    left.findIndex((one, i) => i >= at && !isWithin(one)),
  )
}

/** Words that are chosen in the text or the field are what is looked for, if they are few. */
function chosenWords({ state: { doc, selection } }: Editor, field: WordField | null): string {
  const words = field
    ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
    : doc.textBetween(selection.from, selection.to, '\n', '\n')
  return words.length <= 100 && !words.includes('\n') ? words : ''
}
