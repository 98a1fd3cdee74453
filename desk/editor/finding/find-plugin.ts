import type { Node } from '@tiptap/pm/model'
import { type Command, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { textsOf } from '../conversion/texts-of.ts'
import { findWords, type Query } from './find-words.ts'

export type Match = { from: number; to: number }
type Found = { query: Query; matches: Match[]; current: number; marks: DecorationSet }

const key = new PluginKey<Found>('find')
const NO_QUERY: Query = { words: '', matchCase: false, wholeWord: false }

/** Shows what is looked for, and keeps the count true while the text changes. */
export function findPlugin(): Plugin<Found> {
  return new Plugin<Found>({
    key,
    state: {
      init: () => ({ query: NO_QUERY, matches: [], current: -1, marks: DecorationSet.empty }),
      apply: (tr, before) => {
        const query: Query = tr.getMeta(key)?.query ?? before.query
        const current: number = tr.getMeta(key)?.current ?? before.current
        const isSame = query === before.query && !tr.docChanged
        if (isSame && current === before.current) return before
        const matches = isSame ? before.matches : findInDoc(tr.doc, query)
        return withMarks(tr.doc, query, matches, Math.min(current, matches.length - 1))
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  })
}

export function findState(state: Parameters<Command>[0]): Omit<Found, 'marks'> {
  return key.getState(state) ?? { query: NO_QUERY, matches: [], current: -1 }
}

export function findInDoc(doc: Node, query: Query): Match[] {
  if (query.words === '') return []
  return textsOf(doc).flatMap(({ text, start }) =>
    findWords(text, query).map((hit) => ({ from: start + hit.start, to: start + hit.end })),
  )
}

function withMarks(doc: Node, query: Query, matches: Match[], current: number): Found {
  const marks = matches.map(({ from, to }, i) =>
    Decoration.inline(from, to, { class: i === current ? 'found found-now' : 'found' }),
  )
  return { query, matches, current, marks: DecorationSet.create(doc, marks) }
}

/** Looks for other words, from the cursor on. */
export function setQuery(query: Query): Command {
  return (state, dispatch) => {
    const matches = findInDoc(state.doc, query)
    const next = matches.findIndex(({ from }) => from >= state.selection.from)
    const current = next >= 0 ? next : matches.length - 1
    dispatch?.(state.tr.setMeta(key, { query, current }).setMeta('addToHistory', false))
    return true
  }
}

/** Goes to the next (1) or the one before (-1), round and round. */
export function goToMatch(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { matches, current } = findState(state)
    if (matches.length === 0) return false
    const wanted = (current + step + matches.length) % matches.length
    const match = matches[wanted]
    if (!match) return false
    const tr = state.tr.setMeta(key, { current: wanted })
    tr.setSelection(TextSelection.create(tr.doc, match.from, match.to))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Replaces the match that is shown, and goes on to the next. The marks of the words stay. */
export function replaceOne(words: string): Command {
  return (state, dispatch) => {
    const { matches, current, query } = findState(state)
    const match = matches[current]
    if (!match) return false
    const tr = state.tr.insertText(words, match.from, match.to)
    const end = match.from + words.length
    const left = findInDoc(tr.doc, query)
    const next = Math.max(
      0,
      left.findIndex(({ from }) => from >= end),
    )
    tr.setMeta(key, { current: next })
    const now = left[next]
    if (now) tr.setSelection(TextSelection.create(tr.doc, now.from, now.to))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** All of them in one change, which one undo takes back. */
export function replaceAll(words: string): Command {
  return (state, dispatch) => {
    const { matches } = findState(state)
    if (matches.length === 0) return false
    const tr = state.tr
    // From the end, so that what comes before stays where it is.
    for (const { from, to } of matches.toReversed()) tr.insertText(words, from, to)
    dispatch?.(tr)
    return true
  }
}
