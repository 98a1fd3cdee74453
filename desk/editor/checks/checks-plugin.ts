import type { Node } from '@tiptap/pm/model'
import {
  type Command,
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Block } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import { type BesidePart, besideTextsOf, writeBeside } from '../conversion/beside-texts.ts'
import { textOf, textsOf } from '../conversion/texts-of.ts'
import { blockOf } from '../conversion/to-body.ts'
import { overwrite } from '../finding/find-words.ts'
import { showBeside } from '../views/attribute-field.ts'
import { checkText } from './check-text.ts'
import { around, type Finding } from './finding.ts'
import { remarkLine } from './remark-line.ts'
import { whyUnfit } from './why-unfit.ts'

/**
 * A finding at its place in the document: `said` are the words that it is about, `around` what a list
 * shows of it. In words beside the running text `from` and `to` are their block's, and `beside` tells
 * which of its parts it is.
 */
export type Told = Finding & {
  from: number
  to: number
  said: string
  around: string
  beside?: BesidePart
}

type Checked = { told: Told[]; marks: DecorationSet }
const key = new PluginKey<Checked>('checks')

/** How long the hands must rest before the text is looked through again. */
const PAUSE = 400

/** Marks gently what the house checks find. The text is never changed by it. */
export function checksPlugin(edition: () => Edition): Plugin<Checked> {
  return new Plugin<Checked>({
    key,
    state: {
      init: () => ({ told: [], marks: DecorationSet.empty }),
      apply: (tr, before) => {
        const told: Told[] | undefined = tr.getMeta(key)
        if (told) return { told, marks: DecorationSet.create(tr.doc, told.map(toMark)) }
        if (!tr.docChanged || before.told.length === 0) return before
        const moved = before.told.map((one) => ({
          ...one,
          from: tr.mapping.map(one.from, 1),
          to: tr.mapping.map(one.to, -1),
        }))
        const marks = before.marks.map(tr.mapping, tr.doc)
        return { told: moved.filter(({ from, to }) => from < to), marks }
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
    view: (view) => watch(view, edition),
  })
}

function watch(view: EditorView, edition: () => Edition) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const told = checkDoc(view.state.doc, edition())
    if (JSON.stringify(told) === JSON.stringify(toldIn(view.state))) return
    view.dispatch(view.state.tr.setMeta(key, told).setMeta('addToHistory', false))
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(look, PAUSE)
  }
  soon()
  return {
    update: (_: EditorView, before: EditorState) => {
      if (!before.doc.eq(view.state.doc)) soon()
    },
    destroy: () => clearTimeout(timer),
  }
}

export function toldIn(state: EditorState): readonly Told[] {
  return key.getState(state)?.told ?? []
}

const checked = new WeakMap<Node, { edition: Edition; findings: Finding[] }>()

/** All findings of a document; a block that was looked through already is not again. */
export function checkDoc(doc: Node, edition: Edition): Told[] {
  const inTexts = textsOf(doc).flatMap(({ node, text, start }) =>
    findingsOf(node, edition).map((finding) => ({
      ...finding,
      ...{ from: start + finding.start, to: start + finding.end },
      said: text.slice(finding.start, finding.end),
      around: around(text, finding),
    })),
  )
  const told = [...inTexts, ...besideTexts(doc, edition), ...unfitBlocks(doc)]
  return told.sort((a, b) => a.from - b.from)
}

/** Who made a picture, and where it is from, is written as they write it. */
const UNCHECKED = new Set(['credit', 'source'])

function besideTexts(doc: Node, edition: Edition): Told[] {
  return besideTextsOf(doc).flatMap(({ node, pos, text, isFixed, isBehind: _, ...beside }) => {
    if (isFixed || UNCHECKED.has(beside.part)) return []
    return checkText(text, edition).map((finding) => ({
      ...finding,
      ...{ from: pos, to: pos + node.nodeSize, beside },
      said: text.slice(finding.start, finding.end),
      around: around(text, finding),
    }))
  })
}

function findingsOf(node: Node, edition: Edition): Finding[] {
  const known = checked.get(node)
  if (known?.edition === edition) return known.findings
  const findings = checkText(textOf(node), edition)
  checked.set(node, { edition, findings })
  return findings
}

/** What would be refused by the server, or lost: said here, before it is. */
function unfitBlocks(doc: Node): Told[] {
  const told: Told[] = []
  doc.forEach((node, offset) => {
    const message = whyUnkept(node)
    if (message === null) return
    const end = Math.max(node.nodeSize, 2)
    told.push({
      ...{ kind: 'unfit', start: 0, end: 1, message, said: '' },
      around: node.textContent.slice(0, 40),
      ...{ from: offset + (node.isAtom ? 0 : 1), to: offset + end - (node.isAtom ? 1 : 0) },
    })
  })
  return told
}

const fits = new WeakMap<Block, string | null>()

function whyUnkept(node: Node): string | null {
  const block = blockOf(node)
  if (!block) {
    const title = String(node.attrs.title ?? node.attrs.speaker ?? '').trim()
    return title === '' ? null : `“${title}” stands without a text, and is kept when it has one`
  }
  const known = fits.get(block)
  if (known !== undefined) return known
  const why = whyUnfit(block)
  fits.set(block, why)
  return why
}

function toMark(told: Told): Decoration {
  const { from, to, kind, message, beside } = told
  if (!beside) return Decoration.inline(from, to, { class: `told told-${kind}`, title: message })
  // Behind the block, since a field cannot be underlined.
  return Decoration.widget(to, (view) => remarkOf(view, told), {
    ...{ key: `${beside.part}-${told.start}-${message}-${told.around}`, side: -1 },
    ...{ stopEvent: () => true, ignoreSelection: true },
  })
}

function remarkOf(view: EditorView, told: Told): HTMLElement {
  // What stands before it may have been written in since.
  const now = () => toldIn(view.state).find((one) => isSame(one, told)) ?? told
  return remarkLine({
    ...{ name: told.beside?.name ?? '', told },
    onGo: () => showFinding(view, now()),
    onMend: view.editable ? () => mendFinding(now())(view.state, view.dispatch, view) : null,
  })
}

function isSame(one: Told, other: Told): boolean {
  const isSamePlace = one.start === other.start && one.beside?.part === other.beside?.part
  return isSamePlace && one.message === other.message && one.around === other.around
}

/** Goes there: to words in the text, to those of a field, or to the card that they stand on. */
export function showFinding(view: EditorView, told: Told): void {
  const { from, to, beside, start, end } = told
  const { doc, tr } = view.state
  if (beside && showBeside(view, { pos: from, part: beside.part, start, end })) return
  const isCard = doc.nodeAt(from)?.isAtom === true
  const selection =
    beside && isCard
      ? NodeSelection.create(doc, from)
      : TextSelection.between(doc.resolve(from), doc.resolve(Math.min(to, doc.content.size)))
  view.dispatch(tr.setSelection(selection).scrollIntoView())
  view.focus()
}

/** Writes what would stand there instead, if that may be written and it still is what was found. */
export function mendFinding(told: Told): Command {
  return (state, dispatch, view) => {
    if (view?.editable === false) return false
    const tr = told.beside ? mendBeside(state, told) : mendText(state, told)
    if (tr) dispatch?.(tr)
    return tr !== null
  }
}

function mendText({ doc, tr }: EditorState, { from, to, said, mend }: Told): Transaction | null {
  if (mend === undefined || to > doc.content.size) return null
  return doc.textBetween(from, to, '', '\n') === said ? tr.insertText(mend, from, to) : null
}

function mendBeside(
  { tr }: EditorState,
  { from, start, end, said, mend, beside }: Told,
): Transaction | null {
  const now = besideTextsOf(tr.doc).find(({ pos, part }) => pos === from && part === beside?.part)
  if (mend === undefined || now?.text.slice(start, end) !== said) return null
  return writeBeside(tr, now, overwrite(now.text, { start, end }, mend)) === null ? tr : null
}
