import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { type Body, bodySchema } from '#contract/body.ts'
import { toBody } from '../conversion/to-body.ts'
import { toDoc } from '../conversion/to-doc.ts'
import { keepIds } from '../keeping/keep-ids.ts'
import { editorSchema } from '../schema/editor-schema.ts'
import { putStoryline, readStoryline, type StorylineWords, storylineAt } from './put-storyline.ts'

const NUMBER = '7d0e4c1a-52b6-4f0e-9a3d-2f6b8c1e5a90'
const paragraph: Body[number] = { type: 'paragraph', id: 'aaaa', text: 'Ice', marks: [] }
const other: Body[number] = {
  ...{ type: 'storyline-card', id: 'line', sourceBlockId: 'from', sourceDigest: 'abc' },
  ...{ storylineId: NUMBER, title: 'Floods of spring' },
}

test('a card is put behind the block with the cursor, and stays what it is through JSON', () => {
  const state = put(stateOf([paragraph]), {
    title: ' The railway to the sea ',
    storylineId: NUMBER,
  })
  const body = toBody(editorSchema.nodeFromJSON(state.doc.toJSON()))
  expect(body).toEqual([
    paragraph,
    {
      ...{ type: 'storyline-card', id: expect.stringMatching(/^[0-9a-z]{12}$/) },
      ...{ storylineId: NUMBER, title: 'The railway to the sea' },
    },
  ])
  expect(bodySchema.parse(body)).toEqual(body)
  expect(storylineAt(state)?.words.title).toBe('The railway to the sea')
})

test('the card that is chosen is changed, and stays the same block', () => {
  const state = chosen(stateOf([paragraph, other]), 1)
  const words = { title: 'Floods of spring', storylineId: NUMBER }
  expect(storylineAt(state)).toEqual({ blockId: 'line', words })
  const changed = put(state, { title: 'Floods', storylineId: NUMBER }, 'line')
  expect(toBody(changed.doc)).toEqual([paragraph, { ...other, title: 'Floods' }])
  expect(storylineAt(changed)?.words.title).toBe('Floods')
})

test('a card that is gone meanwhile is put in anew', () => {
  const state = put(stateOf([paragraph]), { title: 'Floods', storylineId: NUMBER }, 'line')
  expect(toBody(state.doc)).toMatchObject([paragraph, { title: 'Floods', storylineId: NUMBER }])
})

test('words and other cards are no storyline', () => {
  expect(storylineAt(stateOf([paragraph]))).toBeNull()
  expect(storylineAt(chosen(stateOf([{ type: 'divider', id: 'bbbb' }, paragraph]), 0))).toBeNull()
})

test('a number in capitals and between blanks is the same number', () => {
  expect(readStoryline({ title: 'x', storylineId: ` ${NUMBER.toUpperCase()}\n` })).toEqual({
    data: { type: 'storyline-card', title: 'x', storylineId: NUMBER },
  })
})

test('each field that the contract refuses is told in a sentence', () => {
  const noNumber = expect.stringContaining('This is no number of a storyline, such as ')
  expect(faultsOf({ title: ' ', storylineId: '' })).toEqual({
    title: 'Write what the storyline is called',
    storylineId: 'Give the number of the storyline, or make a new one',
  })
  expect(faultsOf({ title: 'x'.repeat(301), storylineId: NUMBER.slice(1) })).toEqual({
    title: 'The title is too long: it may have 300 characters',
    storylineId: noNumber,
  })
  expect(faultsOf({ title: 'x\u0007', storylineId: 'the floods' })).toEqual({
    title: 'The title holds a control character',
    storylineId: noNumber,
  })
  expect(faultsOf({ title: 'x'.repeat(300), storylineId: NUMBER })).toBeNull()
  const example = String(Object.values(faultsOf({ title: 'x', storylineId: 'y' }) ?? {})).slice(-36)
  expect(faultsOf({ title: 'x', storylineId: example })).toBeNull()
})

function stateOf(body: Body): EditorState {
  const doc = toDoc(body)
  const selection = TextSelection.atEnd(doc)
  return EditorState.create({ doc, selection, plugins: [keepIds()] })
}

function chosen(state: EditorState, index: number): EditorState {
  const pos = [...Array(index).keys()].reduce((at, i) => at + state.doc.child(i).nodeSize, 0)
  return state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)))
}

function put(state: EditorState, words: StorylineWords, blockId: string | null = null) {
  const read = readStoryline(words)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  let next = state
  putStoryline(read.data, blockId)(state, (tr) => {
    next = state.apply(tr)
  })
  return next
}

function faultsOf(words: StorylineWords) {
  const read = readStoryline(words)
  return 'faults' in read ? read.faults : null
}
