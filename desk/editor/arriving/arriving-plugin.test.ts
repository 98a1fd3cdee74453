import { history, undo } from '@tiptap/pm/history'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import type { Body } from '#contract/body.ts'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import { findPlace } from '../conversion/text-place.ts'
import { toBody } from '../conversion/to-body.ts'
import { toDoc } from '../conversion/to-doc.ts'
import { keepIds } from '../keeping/keep-ids.ts'
import { arrivalsIn, arrive, arrivingPlugin, noteTaken, putArrived } from './arriving-plugin.ts'

const paragraph = (id: string, text: string): Body[number] => {
  return { type: 'paragraph', id, text, marks: [] }
}
const body = [paragraph('aaaa', 'First'), paragraph('bbbb', 'Second')]
// Nothing of it is looked at here.
const dom = {} as HTMLElement
const words = { caption: '', credit: '', licence: '', source: '' }
const use = (alt: string) => ({
  mediaId: '01900000-0000-7000-8000-000000000001',
  alt,
  ...words,
})

function at(id: string, offset: number): EditorState {
  const doc = toDoc(body)
  const selection = TextSelection.create(doc, findPlace(doc, { id, offset }) ?? 0)
  return EditorState.create({ doc, selection, plugins: [keepIds(), history(), arrivingPlugin()] })
}

function run(state: EditorState, command: Command): EditorState {
  let after = state
  expect(command(state, (tr) => (after = state.apply(tr)))).toBe(true)
  return after
}

const inShort = (state: EditorState) =>
  toBody(state.doc).map((block) => ('text' in block ? block.text : 'alt' in block && block.alt))

test('a picture on its way is no part of the text, and stands where the cursor was when it is there', () => {
  const waiting = run(at('aaaa', 3), arrive([{ id: 1, dom }]))
  expect(toBody(waiting.doc)).toEqual(body)
  const written = waiting.apply(waiting.tr.insertText('And '))
  const there = run(run(written, noteTaken(1, {} as DeskPicture)), putArrived(1, use('Boats')))
  expect(inShort(there)).toEqual(['First', 'Boats', 'And Second'])
  expect(arrivalsIn(there)).toEqual([])
  expect(putArrived(1, use('Twice'))(there)).toBe(false)
})

test('at the start of a block it comes before it, at the end of the text one writes on behind it', () => {
  const before = run(at('bbbb', 0), arrive([{ id: 1, dom }]))
  expect(inShort(run(before, putArrived(1, use('Boats'))))).toEqual(['First', 'Boats', 'Second'])
  const last = run(at('bbbb', 6), arrive([{ id: 1, dom }]))
  const written = last.apply(last.tr.insertText('Third'))
  expect(inShort(run(written, putArrived(1, use('Boats'))))).toEqual([
    ...['First', 'Second', 'Boats', 'Third'],
  ])
})

test('several stand in the order in which they were given, whichever is ready first', () => {
  const ids = [1, 2, 3].map((id) => ({ id, dom }))
  const states = [2, 3, 1].reduce(
    (state, id) => run(state, putArrived(id, use(`No ${id}`))),
    run(at('aaaa', 5), arrive(ids)),
  )
  expect(inShort(states)).toEqual(['First', 'No 1', 'No 2', 'No 3', 'Second'])
})

test('its place outlives the words around it, and their undo', () => {
  const waiting = run(at('aaaa', 5), arrive([{ id: 1, dom }]))
  const bare = waiting.apply(waiting.tr.delete(0, waiting.doc.content.size - 1))
  expect(arrivalsIn(bare).map(({ id }) => id)).toEqual([1])
  const back = run(bare, undo)
  expect(inShort(run(back, putArrived(1, use('Boats'))))).toContain('Boats')
})
