import { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { toBody } from '../conversion/to-body.ts'
import { toDoc } from '../conversion/to-doc.ts'
import { editorSchema } from '../schema/editor-schema.ts'
import { checkDoc, mendFinding } from './checks-plugin.ts'

test('findings stand at their words, in lists and cells too, and are mended there', () => {
  const doc = toDoc([
    { type: 'paragraph', id: 'aaaa', text: 'All is well', marks: [] },
    {
      ...{ type: 'list', id: 'list', ordered: false },
      items: [{ id: 'item', text: 'see the the ferry', marks: [] }],
    },
    {
      ...{ type: 'table', id: 'tabl', caption: '', header: false },
      rows: [[{ text: '5-7', marks: [] }]],
    },
  ])
  const told = checkDoc(doc, 'en')
  expect(told.map(({ from, to }) => doc.textBetween(from, to))).toEqual(['the the', '-'])
  expect(told[0]?.around).toBe('see the the ferry')
  const state = EditorState.create({ doc })
  let mended = state
  const [first] = told
  if (first) mendFinding(first)(state, (tr) => (mended = state.apply(tr)))
  expect(toBody(mended.doc)[1]).toMatchObject({ items: [{ text: 'see the ferry' }] })
})

test('nothing is mended where nothing may be written, or where other words stand by now', () => {
  const state = EditorState.create({
    doc: toDoc([{ type: 'paragraph', id: 'aaaa', text: 'see the the ferry', marks: [] }]),
  })
  const [told] = checkDoc(state.doc, 'en')
  const mend = (now: EditorState, editable: boolean) => {
    let mended = now
    // Of the view only this is asked.
    const view = { editable } as EditorView
    if (told) mendFinding(told)(now, (tr) => (mended = now.apply(tr)), view)
    return mended.doc.textContent
  }
  expect(mend(state, true)).toBe('see the ferry')
  expect(mend(state, false)).toBe('see the the ferry')
  expect(mend(state.apply(state.tr.insertText('X', 9)), true)).toBe('see the Xthe ferry')
})

test('what the server would refuse, and what it would not be given, is said', () => {
  const doc = editorSchema.node('doc', null, [
    editorSchema.node('heading', { id: 'long' }, [editorSchema.text('x'.repeat(301))]),
    editorSchema.node('quote', { id: 'mute', speaker: 'Aida' }),
    editorSchema.node('paragraph', { id: 'fine' }),
  ])
  expect(checkDoc(doc, 'en').map(({ kind, message }) => [kind, message])).toEqual([
    ['unfit', 'Cannot be saved: a heading holds 300 characters at most'],
    ['unfit', expect.stringContaining('“Aida” stands without a text')],
  ])
})
