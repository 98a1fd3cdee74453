import { EditorState, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Body } from '#contract/body.ts'
import { bodies } from '../../../test/support/arbitrary-article.ts'
import { applyBody } from './apply-body.ts'
import { findPlace } from './text-place.ts'
import { toDoc } from './to-doc.ts'

test('whatever stands in the editor, a body from outside is what stands there then', () => {
  fc.assert(
    fc.property(bodies, bodies, (mine, theirs) => {
      const state = EditorState.create({ doc: toDoc(mine) })
      const tr = applyBody(state, theirs)
      const after = tr ? state.apply(tr) : state
      after.doc.check()
      expect(after.doc.eq(toDoc(theirs))).toBe(true)
    }),
  )
})

test('parts of the same body, left out, changed or in another order, are put in place too', () => {
  const order = fc.array(fc.nat(), { maxLength: 8 })
  fc.assert(
    fc.property(bodies, order, fc.string({ unit: 'grapheme-ascii' }), (body, picks, more) => {
      const indexes = [...new Set(picks.map((pick) => pick % Math.max(1, body.length)))]
      const changed = indexes.flatMap((i): Body => {
        const block = body[i]
        if (!block) return []
        return block.type === 'paragraph' ? [{ ...block, text: block.text + more }] : [block]
      })
      const state = EditorState.create({ doc: toDoc(body) })
      const tr = applyBody(state, changed)
      const after = tr ? state.apply(tr) : state
      expect(after.doc.eq(toDoc(changed))).toBe(true)
    }),
  )
})

test('the cursor stays where it was in its words, and nothing is done where nothing differs', () => {
  const paragraph = (id: string, text: string): Body[number] => {
    return { type: 'paragraph', id, text, marks: [] }
  }
  const body: Body = [paragraph('aaaa', 'First'), paragraph('bbbb', 'Second')]
  const doc = toDoc(body)
  const pos = findPlace(doc, { id: 'bbbb', offset: 3 }) ?? 0
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, pos) })
  const theirs: Body = [paragraph('cccc', 'New'), paragraph('aaaa', 'The first'), ...body.slice(1)]
  const tr = applyBody(state, theirs)
  const { $from } = (tr ? state.apply(tr) : state).selection
  expect([$from.parent.attrs.id, $from.parentOffset]).toEqual(['bbbb', 3])
  expect(applyBody(state, structuredClone(body))).toBeNull()
})
