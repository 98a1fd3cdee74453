import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import type { Block, Body } from '#contract/body.ts'
import { findPlace } from '../conversion/text-place.ts'
import { toDoc } from '../conversion/to-doc.ts'
import { putPasted } from './put-pasted.ts'

const paragraph = (id: string, text: string) => {
  return { type: 'paragraph' as const, id, text, marks: [] }
}
const place = (id: string): Block => ({ type: 'divider', id })
const one = paragraph('one1', 'one')
const two = paragraph('two2', 'two')

const box: Body[number] = {
  ...{ type: 'aside', id: 'box1', title: 'Fares' },
  blocks: [paragraph('aaaa', 'First'), paragraph('bbbb', 'Second')],
}
const list: Body[number] = {
  ...{ type: 'list', id: 'list', ordered: false },
  items: [
    { id: 'aaaa', text: 'First', marks: [] },
    { id: 'bbbb', text: 'Second', marks: [] },
  ],
}
const quote: Body[number] = { ...paragraph('aaaa', 'First'), type: 'quote', speaker: 'Aida' }
const last = paragraph('last', 'Last')

/** What stands when `blocks` are pasted, and before which of its blocks the pictures are. */
function pasted(body: Body, offset: number, blocks: Block[]) {
  const doc = toDoc(body)
  const selection = TextSelection.create(doc, findPlace(doc, { id: 'aaaa', offset }) ?? 0)
  const state = EditorState.create({ doc, selection })
  const ids = blocks.flatMap(({ type, id }) => (type === 'divider' ? [id] : []))
  const pictures = ids.map((placeId) => ({ file: new File([], 'x.png'), placeId }))
  const { tr, places } = putPasted(state, { blocks, pictures })
  const now = tr?.doc ?? doc
  const before = places.map((pos) => pos && now.resolve(pos).index(0))
  return { isPut: tr !== null, written: now.toString(), before }
}

test.each([
  ['a box', [box, last]],
  ['a list', [list, last]],
  ['a quote', [quote, last]],
  ['a paragraph', [paragraph('aaaa', 'First'), last]],
])('pictures alone cut nothing, in %s', (_, body) => {
  expect(pasted(body, 3, [place('pic1'), place('pic2')])).toEqual({
    ...{ isPut: false, written: toDoc(body).toString(), before: [null, null] },
  })
})

test.each([
  ['a box', [box, last]],
  ['a list', [list, last]],
  ['a quote', [quote, last]],
])('words go into %s as they would without their picture', (_, body) => {
  for (const offset of [0, 3, 5]) {
    for (const blocks of [
      [one, place('pic1'), two],
      [one, place('pic1')],
      [place('pic1'), one],
      [place('pic1'), one, place('pic2'), two, place('pic3')],
    ]) {
      const words = blocks.filter(({ type }) => type !== 'divider')
      const { written, before } = pasted(body, offset, blocks)
      expect(written).toBe(pasted(body, offset, words).written)
      expect(before.every((index) => index !== null && index > 0)).toBe(true)
    }
  }
})

test('a picture of a text that was pasted into a box stands behind the box', () => {
  expect(pasted([box, last], 5, [one, place('pic1'), two])).toMatchObject({
    written:
      'doc(aside(paragraph("Firstone"), paragraph("two"), paragraph("Second")), paragraph("Last"))',
    before: [1],
  })
})

test('between paragraphs it stands where it stood', () => {
  const body = [paragraph('aaaa', 'First'), last]
  expect(pasted(body, 5, [one, place('pic1'), two, place('pic2'), one])).toMatchObject({
    written: 'doc(paragraph("Firstone"), paragraph("two"), paragraph("one"), paragraph("Last"))',
    before: [1, 2],
  })
})

test.each<[string, Block[], string, number[]]>([
  ['behind', [one, place('pic1')], '"Fironest"', [1]],
  ['before', [place('pic1'), one], '"Fironest"', [0]],
  ['before and behind', [place('pic1'), one, place('pic2')], '"Fironest"', [0, 1]],
  ['between', [one, place('pic1'), two, place('pic2')], '"Firone"), paragraph("twost"', [1, 2]],
])('a picture at the end of a text cuts no sentence: it stands %s', (_, blocks, said, before) => {
  expect(pasted([paragraph('aaaa', 'First'), last], 3, blocks)).toEqual({
    ...{ isPut: true, written: `doc(paragraph(${said}), paragraph("Last"))`, before },
  })
})

test('at an end of a paragraph there is nothing to cut: all of it stands in its order', () => {
  const body = [paragraph('aaaa', 'First'), last]
  expect(pasted(body, 0, [one, place('pic1')])).toMatchObject({
    ...{ written: 'doc(paragraph("one"), paragraph("First"), paragraph("Last"))', before: [1] },
  })
  expect(pasted(body, 5, [place('pic1'), one, place('pic2')])).toMatchObject({
    written: 'doc(paragraph("First"), paragraph("one"), paragraph("Last"))',
    before: [1, 2],
  })
})

test('beside a list, which parts the words in any case, a picture stays where it stood', () => {
  const bullets: Block = {
    ...{ type: 'list', id: 'bull', ordered: false },
    items: [{ id: 'item', text: 'it', marks: [] }],
  }
  expect(pasted([paragraph('aaaa', 'First'), last], 3, [bullets, place('pic1')])).toMatchObject({
    written: 'doc(paragraph("Fir"), list(listItem("it")), paragraph("st"), paragraph("Last"))',
    before: [2],
  })
})
