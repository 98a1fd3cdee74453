import { splitBlock } from '@tiptap/pm/commands'
import { history, undo } from '@tiptap/pm/history'
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Body, bodySchema } from '#contract/body.ts'
import { bodies } from '../../../test/support/arbitrary-article.ts'
import { splitItem } from '../commands/list-keys.ts'
import { toggleList } from '../commands/toggle-list.ts'
import { findPlace } from '../conversion/text-place.ts'
import { toBody } from '../conversion/to-body.ts'
import { toDoc } from '../conversion/to-doc.ts'
import { keepIds } from './keep-ids.ts'

function open(body: Body): EditorState {
  return EditorState.create({ doc: toDoc(body), plugins: [keepIds(), history()] })
}

const text = (id: string, words: string): Body[number] => {
  return { type: 'paragraph', id, text: words, marks: [] }
}

function at(state: EditorState, id: string, offset: number): EditorState {
  const pos = findPlace(state.doc, { id, offset })
  if (pos === null) throw new Error(`no ${id}`)
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)))
}

function run(state: EditorState, command: Command): EditorState {
  let after = state
  const done = command(state, (tr: Transaction) => {
    after = state.apply(tr)
  })
  expect(done).toBe(true)
  return after
}

const idsOf = (state: EditorState) => toBody(state.doc).map(({ id }) => id)
const two: Body = [text('aaaa', 'The ferry runs'), text('bbbb', 'again')]

test('the first part of a split keeps the id, and undo brings the one block back', () => {
  const split = run(at(open(two), 'aaaa', 9), splitBlock)
  const [first, second, third] = idsOf(split)
  expect([first, third]).toEqual(['aaaa', 'bbbb'])
  expect(second).toMatch(/^[0-9a-z]{12}$/)
  expect(toBody(run(split, undo).doc)).toEqual(two)
})

test('Enter at the start of a paragraph leaves the id with the words', () => {
  const split = run(at(open(two), 'bbbb', 0), splitBlock)
  expect(split.doc.childCount).toBe(3)
  expect(toBody(split.doc)).toEqual(two)
})

test('a new paragraph behind a translated one was not translated from its source', () => {
  const body: Body = [{ ...text('aaaa', 'Су'), sourceBlockId: 'from', sourceDigest: 'abc' }]
  const split = run(at(open(body), 'aaaa', 2), splitBlock)
  const written = split.apply(split.tr.insertText('жаңы'))
  expect(toBody(written.doc)[1]).not.toHaveProperty('sourceBlockId')
})

test('a copy put before its original gets a new id, and what was cut keeps its own', () => {
  const state = open(two)
  const original = state.doc.child(1)
  const copied = state.apply(state.tr.insert(0, original))
  expect(idsOf(copied).slice(1)).toEqual(['aaaa', 'bbbb'])
  const start = state.doc.child(0).nodeSize
  const cut = state.apply(state.tr.delete(start, start + original.nodeSize))
  expect(idsOf(cut.apply(cut.tr.insert(0, original)))).toEqual(['bbbb', 'aaaa'])
})

test('a joined paragraph has the id of the first', () => {
  const state = open(two)
  const joined = state.apply(state.tr.join(state.doc.child(0).nodeSize))
  expect(toBody(joined.doc)).toEqual([text('aaaa', 'The ferry runsagain')])
})

test('the parts of a split item and of a list cut in two have ids of their own', () => {
  const body: Body = [
    {
      ...{ type: 'list', id: 'list', ordered: false },
      items: ['one', 'two', 'three'].map((word) => ({ id: `item-${word}`, text: word, marks: [] })),
    },
  ]
  const split = run(at(open(body), 'item-two', 1), splitItem)
  expect(bodySchema.safeParse(toBody(split.doc)).success).toBe(true)
  const out = run(at(open(body), 'item-two', 1), toggleList(false))
  const [before, middle, after] = toBody(out.doc)
  expect(before).toMatchObject({ id: 'list', items: [{ id: 'item-one' }] })
  expect(middle).toEqual({ type: 'paragraph', id: 'item-two', text: 'two', marks: [] })
  expect(after).toMatchObject({ type: 'list', items: [{ id: 'item-three' }] })
  expect(after?.id).not.toBe('list')
})

test('paragraphs made a list and back are the same paragraphs', () => {
  const state = at(open(two), 'aaaa', 3)
  const end = findPlace(state.doc, { id: 'bbbb', offset: 2 }) ?? 0
  const chosen = TextSelection.create(state.doc, state.selection.from, end)
  const listed = run(state.apply(state.tr.setSelection(chosen)), toggleList(true))
  expect(toBody(listed.doc)).toMatchObject([
    { type: 'list', ordered: true, items: [{ id: 'aaaa' }, { id: 'bbbb' }] },
  ])
  expect(listed.selection.$from.parent.attrs.id).toBe('aaaa')
  expect(toBody(run(listed, toggleList(true)).doc)).toEqual(two)
})

test('whatever is copied, cut and split, the ids of a body differ', () => {
  const acts = fc.array(fc.tuple(fc.constantFrom('copy', 'split', 'delete'), fc.nat(), fc.nat()), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(bodies, acts, (body, list) => {
      const state = list.reduce(act, open(body))
      expect(bodySchema.safeParse(toBody(state.doc)).success).toBe(true)
    }),
  )
})

function act(state: EditorState, [kind, a, b]: [string, number, number]): EditorState {
  const size = state.doc.content.size + 1
  const near = TextSelection.between(state.doc.resolve(a % size), state.doc.resolve(b % size))
  const chosen = state.apply(state.tr.setSelection(near))
  if (kind === 'split') {
    let after = chosen
    splitBlock(chosen, (tr) => {
      after = chosen.apply(tr)
    })
    return after
  }
  if (kind === 'delete') return chosen.apply(chosen.tr.deleteSelection())
  const target = state.doc.child(b % state.doc.childCount)
  return state.apply(state.tr.insert(0, target))
}
