import { history, undo } from '@tiptap/pm/history'
import { type Command, EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import type { Body } from '#contract/body.ts'
import { toBody } from '../conversion/to-body.ts'
import { toDoc } from '../conversion/to-doc.ts'
import {
  findPlugin,
  findState,
  replaceAll,
  replaceOne,
  setQuery,
  showMatch,
} from './find-plugin.ts'

const body: Body = [
  {
    ...{ type: 'paragraph', id: 'aaaa', text: 'The ferry, the Ferry' },
    marks: [{ type: 'strong', start: 4, end: 9 }],
  },
  {
    ...{ type: 'list', id: 'list', ordered: false },
    items: [{ id: 'item', text: 'no ferryman', marks: [] }],
  },
]

function looking(words: string, more = {}, given = body): EditorState {
  const state = EditorState.create({ doc: toDoc(given), plugins: [findPlugin(), history()] })
  return run(state, setQuery({ words, matchCase: false, wholeWord: false, ...more }))
}

function run(state: EditorState, command: Command): EditorState {
  let after = state
  expect(command(state, (tr) => (after = state.apply(tr)))).toBe(true)
  return after
}

test('the count follows the text, and what is gone to is selected', () => {
  const state = looking('ferry')
  expect(findState(state).matches.length).toBe(3)
  const last = run(state, showMatch(2))
  expect(findState(last).current).toBe(2)
  const { from, to } = last.selection
  expect(last.doc.textBetween(from, to)).toBe('ferry')
  const written = state.apply(state.tr.insertText('ferry ', 1))
  expect(findState(written).matches.length).toBe(4)
})

test('all are replaced at once, their marks stay, and one undo takes it back', () => {
  const replaced = run(looking('ferry', { wholeWord: true }), replaceAll('boat'))
  expect(toBody(replaced.doc)).toMatchObject([
    { text: 'The boat, the boat', marks: [{ type: 'strong', start: 4, end: 8 }] },
    { items: [{ text: 'no ferryman' }] },
  ])
  expect(toBody(run(replaced, undo).doc)).toEqual(body)
})

test('one is replaced and the next one shown, also where the new words hold the old', () => {
  const once = run(looking('ferry'), replaceOne('ferry boat'))
  expect(toBody(once.doc)).toMatchObject([{ text: 'The ferry boat, the Ferry' }, {}])
  expect(findState(once).current).toBe(1)
  const twice = run(once, replaceOne(''))
  expect(toBody(twice.doc)).toMatchObject([{ text: 'The ferry boat, the ' }, {}])
})

const mediaId = '01900000-0000-7000-8000-000000000001'
const picture = { mediaId, alt: 'ferry', caption: 'A ferry', credit: '', licence: '', source: '' }
const others: Body = [
  { type: 'aside', id: 'box0', title: 'Ferry', blocks: [paragraph('in', 'A ferry')] },
  { type: 'picture', id: 'pict', ...picture },
  { type: 'quote', id: 'quot', text: 'ferry', marks: [], speaker: 'Ferry master' },
  { type: 'embed', id: 'card', url: 'https://a.example', title: 'Ferry', site: '', excerpt: '' },
]

function paragraph(id: string, text: string) {
  return { type: 'paragraph' as const, id, text, marks: [] }
}

test('words in fields and on cards are found in the order of reading, and written over in one change', () => {
  const state = looking('ferry', {}, others)
  const named = findState(state).matches.map(({ beside }) => beside?.name ?? 'Text')
  expect(named).toEqual([
    ...['Title of the box', 'Text', 'Alt text of a picture', 'Caption of a picture'],
    ...['Text', 'Who says it', 'Card of a page elsewhere'],
  ])
  let told: unknown
  const replaced = run(
    state,
    replaceAll('boat', (...said) => (told = said)),
  )
  expect(told).toEqual([
    6,
    ['Card of a page elsewhere: the words of this card are not changed here'],
  ])
  expect(toBody(replaced.doc)).toMatchObject([
    { title: 'boat', blocks: [{ text: 'A boat' }] },
    { alt: 'boat', caption: 'A boat' },
    { text: 'boat', speaker: 'boat master' },
    { title: 'Ferry' },
  ])
  expect(toBody(run(replaced, undo).doc)).toEqual(others)
})

test('what a card may not have is not written there, and one goes on from part to part', () => {
  const state = run(looking('ferry', {}, others), showMatch(2))
  let why = ''
  expect(replaceOne('', (said) => (why = said))(state)).toBe(false)
  expect(why).toBe('Alt text of a picture: it cannot be empty, say what the picture shows')
  const once = run(state, replaceOne('ferry boat'))
  expect(findState(once).current).toBe(3)
  expect(toBody(once.doc)[1]).toMatchObject({ alt: 'ferry boat', caption: 'A ferry' })
})

test('a text that may not be written is not written, whatever is asked', () => {
  const state = run(looking('ferry', {}, others), showMatch(1))
  const done: unknown[] = []
  const dispatch = (tr: unknown) => done.push(tr)
  // All that a command asks of a view.
  const locked = { editable: false } as EditorView
  expect(replaceOne('boat')(state, dispatch, locked)).toBe(false)
  expect(replaceAll('boat', (...said) => done.push(said))(state, dispatch, locked)).toBe(false)
  expect(done).toEqual([])
})

test('a text that would grow too long stays as it is, whole, and the others are written', () => {
  const long = 'ferry '.repeat(40).trim()
  const given: Body = [
    { type: 'heading', id: 'head', level: 2, text: long, marks: [] },
    paragraph('para', long),
  ]
  const state = looking('ferry', {}, given)
  let told: unknown
  const replaced = run(
    state,
    replaceAll('ferries', (...said) => (told = said)),
  )
  expect(told).toEqual([40, ['Text: a heading holds 300 characters at most']])
  const written = { text: long.replaceAll('ferry', 'ferries') }
  expect(toBody(replaced.doc)).toMatchObject([{ text: long }, written])
  // One of them fits, and shorter words fit always.
  const once = run(state, replaceOne('ferries'))
  expect(toBody(once.doc)[0]).toMatchObject({ text: long.replace('ferry', 'ferries') })
  const shorter = run(
    looking('ferry', {}, [{ ...paragraph('tiny', 'ferry '.repeat(4000).trim()) }]),
    replaceAll('bo'),
  )
  expect(toBody(shorter.doc)).toMatchObject([{ text: 'bo '.repeat(4000).trim() }])
})
