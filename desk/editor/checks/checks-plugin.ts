import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { type Block, blockSchema } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import { textOf, textsOf } from '../conversion/texts-of.ts'
import { blockOf } from '../conversion/to-body.ts'
import { checkText } from './check-text.ts'
import type { Finding } from './finding.ts'

/** A finding at its place in the document; `around` is what a list shows of it. */
export type Told = Finding & { from: number; to: number; around: string }

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
      around: around(text, finding),
    })),
  )
  return [...inTexts, ...unfitBlocks(doc)].sort((a, b) => a.from - b.from)
}

function findingsOf(node: Node, edition: Edition): Finding[] {
  const known = checked.get(node)
  if (known?.edition === edition) return known.findings
  const findings = checkText(textOf(node), edition)
  checked.set(node, { edition, findings })
  return findings
}

function around(text: string, { start, end }: Finding): string {
  const [from, to] = [Math.max(0, start - 20), Math.min(text.length, end + 20)]
  return `${from > 0 ? '…' : ''}${text.slice(from, to).toWellFormed()}${to < text.length ? '…' : ''}`
}

/** What would be refused by the server, or lost: said here, before it is. */
function unfitBlocks(doc: Node): Told[] {
  const told: Told[] = []
  doc.forEach((node, offset) => {
    const message = whyUnfit(node)
    if (message === null) return
    const end = Math.max(node.nodeSize, 2)
    told.push({
      ...{ kind: 'unfit', start: 0, end: 1, message, around: node.textContent.slice(0, 40) },
      ...{ from: offset + (node.isAtom ? 0 : 1), to: offset + end - (node.isAtom ? 1 : 0) },
    })
  })
  return told
}

const fits = new WeakMap<Block, string | null>()

function whyUnfit(node: Node): string | null {
  const block = blockOf(node)
  if (!block) {
    const title = String(node.attrs.title ?? node.attrs.speaker ?? '').trim()
    return title === '' ? null : `“${title}” stands without a text, and is kept when it has one`
  }
  const known = fits.get(block)
  if (known !== undefined) return known
  const parsed = blockSchema.safeParse(block)
  const [issue] = parsed.success ? [] : parsed.error.issues
  const why = issue ? `Cannot be saved: ${issue.message} (${issue.path.join(', ')})` : null
  fits.set(block, why)
  return why
}

function toMark({ from, to, kind, message }: Told): Decoration {
  return Decoration.inline(from, to, { class: `told told-${kind}`, title: message })
}

export function goToFinding({ from, to }: Told): Command {
  return (state, dispatch) => {
    const end = Math.min(to, state.doc.content.size)
    const selection = TextSelection.between(state.doc.resolve(from), state.doc.resolve(end))
    dispatch?.(state.tr.setSelection(selection).scrollIntoView())
    return true
  }
}

/** Writes what would stand there instead, if it still is what was found. */
export function mendFinding({ from, to, mend }: Told): Command {
  return (state, dispatch) => {
    if (mend === undefined || to > state.doc.content.size) return false
    dispatch?.(state.tr.insertText(mend, from, to))
    return true
  }
}
