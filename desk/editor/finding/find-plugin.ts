import type { Node } from '@tiptap/pm/model'
import {
  type Command,
  NodeSelection,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type BesideText, besideTextsOf, writeBeside } from '../conversion/beside-texts.ts'
import { textsOf } from '../conversion/texts-of.ts'
import { findWords, overwrite, type Query } from './find-words.ts'
import { fullTexts } from './full-texts.ts'

/**
 * Found words. Those `beside` the running text stand in a field of their block or on a card: then
 * `from` and `to` are the block's, and the offsets in `beside` are of its text.
 */
export type Match = { from: number; to: number; beside?: Beside }
export type Beside = BesideText & { start: number; end: number }
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

/** In the order in which they are read. */
export function findInDoc(doc: Node, query: Query): Match[] {
  if (query.words === '') return []
  const inTexts = textsOf(doc).flatMap(({ text, start }) =>
    findWords(text, query).map((hit) => ({ from: start + hit.start, to: start + hit.end })),
  )
  const beside = besideTextsOf(doc).flatMap((one) =>
    findWords(one.text, query).map((hit) => ({
      ...{ from: one.pos, to: one.pos + one.node.nodeSize },
      beside: { ...one, ...hit },
    })),
  )
  if (beside.length === 0) return inTexts
  return [...inTexts, ...beside].sort((a, b) => placeOf(a) - placeOf(b))
}

function placeOf({ from, to, beside }: Match): number {
  return beside?.isBehind ? to : from
}

function withMarks(doc: Node, query: Query, matches: Match[], current: number): Found {
  const marks = matches.map(({ from, to, beside }, i) => {
    const name = beside ? 'found-beside' : 'found'
    const attributes = { class: i === current ? `${name} found-now` : name }
    // Words of a field or card cannot be marked themselves: what holds them is.
    if (beside) return Decoration.node(from, to, attributes)
    return Decoration.inline(from, to, attributes)
  })
  return { query, matches, current, marks: DecorationSet.create(doc, marks) }
}

/** Looks for other words, from the cursor on. */
export function setQuery(query: Query): Command {
  return (state, dispatch) => {
    const matches = findInDoc(state.doc, query)
    const next = matches.findIndex((match) => placeOf(match) >= state.selection.from)
    const current = next >= 0 ? next : matches.length - 1
    dispatch?.(state.tr.setMeta(key, { query, current }).setMeta('addToHistory', false))
    return true
  }
}

/** Shows one of the matches. */
export function showMatch(which: number): Command {
  return (state, dispatch) => {
    const match = findState(state).matches[which]
    if (!match) return false
    dispatch?.(select(state.tr.setMeta(key, { current: which }), match).scrollIntoView())
    return true
  }
}

/**
 * Replaces the match that is shown, and goes on to the next. The marks of the words stay. `refuse`
 * is told why not, where the text or a field may not have the new words.
 */
export function replaceOne(words: string, refuse: (why: string) => void = () => {}): Command {
  return (state, dispatch, view) => {
    const { matches, current, query } = findState(state)
    const match = matches[current]
    if (!match || view?.editable === false) return false
    const { tr } = state
    const why = whyFull(state.doc, [match], words)(match) ?? write(tr, match, words)
    if (why !== null) {
      refuse(why)
      return false
    }
    const left = findInDoc(tr.doc, query)
    const next = Math.max(
      0,
      left.findIndex((one, i) => i >= current && !isWithin(one, match, words.length)),
    )
    tr.setMeta(key, { current: next })
    const now = left[next]
    if (now) select(tr, now)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/**
 * All of them in one change, which one undo takes back; `tell` hears how many, and why some were
 * not. A text that would grow too long stays as it is, whole.
 */
export function replaceAll(
  words: string,
  tell: (replaced: number, refused: readonly string[]) => void = () => {},
): Command {
  return (state, dispatch, view) => {
    const { matches } = findState(state)
    if (matches.length === 0 || view?.editable === false) return false
    const { tr } = state
    const isFull = whyFull(state.doc, matches, words)
    const refused = new Set<string>()
    let replaced = 0
    // From the end, so that what comes before stays where it is.
    for (const match of matches.toReversed()) {
      const why = isFull(match) ?? write(tr, match, words)
      if (why === null) replaced += 1
      else refused.add(why)
    }
    if (replaced > 0) dispatch?.(tr)
    tell(replaced, [...refused])
    return replaced > 0
  }
}

/** As `fullTexts`; what stands beside a text has its own limit. */
function whyFull(doc: Node, matches: readonly Match[], words: string) {
  const inTexts = matches.filter(({ beside }) => !beside)
  const why = fullTexts(doc, inTexts, words)
  return (match: Match) => (match.beside ? null : why(match))
}

function write(tr: Transaction, { from, to, beside }: Match, words: string): string | null {
  if (!beside) {
    tr.insertText(words, from, to)
    return null
  }
  // What stood in it may have been written over by the match behind this one.
  const now = besideTextsOf(tr.doc).find(({ pos, part }) => pos === from && part === beside.part)
  return now ? writeBeside(tr, now, overwrite(now.text, beside, words)) : null
}

function select(tr: Transaction, { from, to, beside }: Match): Transaction {
  if (!beside) return tr.setSelection(TextSelection.create(tr.doc, from, to))
  const node = tr.doc.nodeAt(from)
  return node?.isAtom ? tr.setSelection(NodeSelection.create(tr.doc, from)) : tr
}

/** Whether one stands in the words that were written over another: they may hold it again. */
function isWithin(one: Match, { from, beside }: Match, length: number): boolean {
  if (!beside) return !one.beside && one.from < from + length
  if (one.beside?.pos !== beside.pos || one.beside.part !== beside.part) return false
  return one.beside.start < beside.start + length
}
