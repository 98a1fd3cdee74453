import {
  deleteSelection,
  joinBackward,
  joinForward,
  liftEmptyBlock,
  splitBlock,
} from '@tiptap/pm/commands'
import { type Command, EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Body, bodySchema } from '#contract/body.ts'
import { bodies } from '../../../test/support/arbitrary-article.ts'
import { findPlace } from '../conversion/text-place.ts'
import { toBody } from '../conversion/to-body.ts'
import { toDoc } from '../conversion/to-doc.ts'
import { keepIds } from '../keeping/keep-ids.ts'
import { shortcuts } from '../shortcuts.ts'
import { insertTable, toggleAside, toggleHeading, toggleQuote } from './block-commands.ts'
import { joinNextItem, leaveList, splitItem } from './list-keys.ts'
import { moveBlock } from './move-block.ts'
import { linkAt, setLink } from './set-link.ts'
import { toggleList } from './toggle-list.ts'

const paragraph = (id: string, text: string): Body[number] => {
  return { type: 'paragraph', id, text, marks: [] }
}
const list = (...items: [string, string][]): Body[number] => ({
  ...{ type: 'list', id: 'list', ordered: false },
  items: items.map(([id, text]) => ({ id, text, marks: [] })),
})

function at(body: Body, id: string, from: number, to = from): EditorState {
  const doc = toDoc(body)
  const place = (offset: number) => findPlace(doc, { id, offset }) ?? 0
  const selection = TextSelection.create(doc, place(from), place(to))
  return EditorState.create({ doc, selection, plugins: [keepIds()] })
}

function after(state: EditorState, ...commands: Command[]): EditorState {
  return commands.reduce((now, command) => {
    let next = now
    expect(command(now, (tr) => (next = now.apply(tr)))).toBe(true)
    return next
  }, state)
}

test('a heading, a quote and back: the block is the same one', () => {
  const state = at([paragraph('aaaa', 'Fares')], 'aaaa', 2)
  const heading = after(state, toggleHeading(2))
  expect(toBody(heading.doc)).toMatchObject([{ type: 'heading', level: 2, id: 'aaaa' }])
  expect(toBody(after(heading, toggleHeading(3)).doc)).toMatchObject([{ level: 3, id: 'aaaa' }])
  const back = after(heading, toggleHeading(2), toggleQuote, toggleQuote)
  expect(toBody(back.doc)).toEqual([paragraph('aaaa', 'Fares')])
})

test('a quote whose speaker would be lost stays a quote', () => {
  const quote: Body = [{ type: 'quote', id: 'aaaa', text: 'So', marks: [], speaker: 'Aida' }]
  const state = at(quote, 'aaaa', 1)
  expect(toggleQuote(state)).toBe(false)
  expect(toggleHeading(2)(state)).toBe(false)
  expect(toggleList(true)(state)).toBe(false)
})

test('Enter splits an item, and in a blank one leaves the list', () => {
  const split = after(at([list(['one1', 'adult'])], 'one1', 5), splitItem)
  expect(split.doc.child(0).childCount).toBe(2)
  const left = after(split, splitItem)
  expect(left.selection.$from.parent.type.name).toBe('paragraph')
  expect(toBody(left.doc)).toEqual([list(['one1', 'adult'])])
})

test('Backspace at the start of an item leaves the list, Delete at its end joins the next', () => {
  const body = [list(['one1', 'a'], ['two2', 'b'])]
  expect(toBody(after(at(body, 'two2', 0), leaveList).doc)).toEqual([
    list(['one1', 'a']),
    paragraph('two2', 'b'),
  ])
  expect(toBody(after(at(body, 'one1', 1), joinNextItem).doc)).toEqual([list(['one1', 'ab'])])
  expect(leaveList(at(body, 'two2', 1))).toBe(false)
})

test('a block moves past its neighbour with its cursor, an item in its list, then the list', () => {
  const body = [paragraph('aaaa', 'First'), list(['one1', 'a'], ['two2', 'b'])]
  const moved = after(at(body, 'aaaa', 3), moveBlock(1))
  expect(toBody(moved.doc)).toEqual([body[1], body[0]])
  expect(moved.selection.$from.parentOffset).toBe(3)
  expect(toBody(after(at(body, 'two2', 0), moveBlock(-1)).doc)[1]).toEqual(
    list(['two2', 'b'], ['one1', 'a']),
  )
  expect(toBody(after(at(body, 'one1', 0), moveBlock(-1)).doc)).toEqual([body[1], body[0]])
  expect(moveBlock(-1)(at(body, 'aaaa', 0))).toBe(false)
  const { doc } = at([{ type: 'divider', id: 'card' }, paragraph('aaaa', 'First')], 'aaaa', 0)
  const chosen = EditorState.create({ doc, selection: NodeSelection.create(doc, 0) })
  const card = after(chosen, moveBlock(1))
  expect(toBody(card.doc).map(({ id }) => id)).toEqual(['aaaa', 'card'])
  expect(card.selection).toBeInstanceOf(NodeSelection)
})

test('a link is put on the chosen words, changed whole, and taken away', () => {
  const linked = after(
    at([paragraph('aaaa', 'See here')], 'aaaa', 4, 8),
    setLink('https://a.example/'),
  )
  const mark = { type: 'link', href: 'https://a.example/', start: 4, end: 8 }
  expect(toBody(linked.doc)).toMatchObject([{ marks: [mark] }])
  const inside = linked.apply(linked.tr.setSelection(TextSelection.create(linked.doc, 7)))
  expect(linkAt(inside)).toBe('https://a.example/')
  expect(toBody(after(inside, setLink('/about')).doc)).toMatchObject([
    { marks: [{ ...mark, href: '/about' }] },
  ])
  expect(toBody(after(inside, setLink('')).doc)).toMatchObject([{ marks: [] }])
  const written = after(at([paragraph('aaaa', 'See ')], 'aaaa', 4), setLink('/about'))
  expect(toBody(written.doc)).toMatchObject([{ text: 'See /about' }])
})

test('a box takes the paragraph in and gives it back', () => {
  const state = at([paragraph('aaaa', 'Inside')], 'aaaa', 2)
  const boxed = after(state, toggleAside)
  expect(toBody(boxed.doc)).toMatchObject([
    { type: 'aside', title: '', blocks: [{ id: 'aaaa', text: 'Inside' }] },
  ])
  expect(toBody(after(boxed, toggleAside).doc)).toEqual([paragraph('aaaa', 'Inside')])
})

test('a table comes in place of a blank paragraph, and there is a place to write behind it', () => {
  const blank = EditorState.create({ doc: toDoc([]), plugins: [keepIds()] })
  const { doc } = after(blank, insertTable(2, 3))
  expect(doc.childCount).toBe(2)
  expect(toBody(doc)).toMatchObject([{ type: 'table', header: true, rows: [[{}, {}, {}], {}] }])
})

test('whatever is done anywhere in any text, the contract lets it in', () => {
  const runs = shortcuts.flatMap((shortcut) => ('run' in shortcut ? [shortcut.run] : []))
  const own = [splitItem, leaveList, joinNextItem, setLink('/x'), insertTable(2, 2)]
  const keys = [joinBackward, joinForward, deleteSelection, liftEmptyBlock, splitBlock]
  const steps = fc.array(fc.tuple(fc.constantFrom(...runs, ...own, ...keys), fc.nat(), fc.nat()), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(bodies, steps, (body, list) => {
      let state = EditorState.create({ doc: toDoc(body), plugins: [keepIds()] })
      for (const [command, a, b] of list) {
        const size = state.doc.content.size + 1
        const near = TextSelection.between(state.doc.resolve(a % size), state.doc.resolve(b % size))
        state = state.apply(state.tr.setSelection(near))
        command(state, (tr) => {
          state = state.apply(tr)
        })
        state.doc.check()
      }
      expect(bodySchema.safeParse(toBody(state.doc)).error?.issues).toBeUndefined()
    }),
  )
})
