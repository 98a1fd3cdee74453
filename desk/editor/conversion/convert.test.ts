import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, type Body, bodySchema, type Mark } from '#contract/body.ts'
import { bodies } from '../../../test/support/arbitrary-article.ts'
import { editorSchema } from '../schema/editor-schema.ts'
import { toBody } from './to-body.ts'
import { toDoc } from './to-doc.ts'

test('a body that was made a document comes back as it was, in the same blocks', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const back = toBody(toDoc(body))
      expect(back).toEqual(body)
      expect(back.every((block, i) => block === body[i])).toBe(true)
    }),
  )
})

test('the same is so after a way through JSON, where nothing is known by heart', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const unknown = editorSchema.nodeFromJSON(toDoc(body).toJSON())
      unknown.check()
      const back = toBody(unknown)
      expect(back).toEqual(body.map(withOrderedMarks))
      expect(bodySchema.safeParse(back).success).toBe(true)
    }),
  )
})

test('what was translated says so still', () => {
  const body: Body = [
    {
      ...{ type: 'paragraph', id: 'para', sourceBlockId: 'from', sourceDigest: 'abc' },
      ...{ text: 'Су', marks: [] },
    },
  ]
  const unknown = editorSchema.nodeFromJSON(toDoc(body).toJSON())
  expect(toBody(unknown)).toEqual(body)
})

test('an empty body is a blank paragraph to write in, and stays empty', () => {
  const doc = toDoc([])
  expect(doc.childCount).toBe(1)
  expect(toBody(doc)).toEqual([])
})

test('blank blocks are left out, and what the contract refuses in a text', () => {
  const doc = editorSchema.node('doc', null, [
    editorSchema.node('paragraph', { id: 'one1' }, [editorSchema.text(' \u00a0')]),
    editorSchema.node('heading', { id: 'two2', level: 3 }),
    editorSchema.node('paragraph', { id: 'three' }, [
      editorSchema.text('\u0007и\u0306 \ud800'),
      editorSchema.text('now', [editorSchema.mark('strong')]),
    ]),
  ])
  const body = toBody(doc)
  expect(body).toEqual([
    {
      ...{ type: 'paragraph', id: 'three', text: 'й \ufffdnow' },
      marks: [{ type: 'strong', start: 3, end: 6 }],
    },
  ])
  expect(bodySchema.safeParse(body).success).toBe(true)
})

/** The marks as the editor writes them: each run once and whole, and of links the first. */
function withOrderedMarks(block: Block): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return { ...block, marks: ordered(block) }
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, marks: ordered(item) })) }
    case 'aside':
      return { ...block, blocks: block.blocks.map(withOrderedMarks) as typeof block.blocks }
    case 'table': {
      const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, marks: ordered(cell) })))
      return { ...block, rows }
    }
    default:
      return block
  }
}

function ordered({ text, marks }: { text: string; marks: Mark[] }): Mark[] {
  const runs: Mark[] = []
  const open = new Map<string, Mark>()
  for (let at = 0; at < text.length; at += 1) {
    const over = marks.filter(({ start, end }) => start <= at && at < end)
    for (const type of ['link', 'strong', 'emphasis'] as const) {
      const mark = over.find((one) => one.type === type)
      const before = open.get(type)
      const isSame =
        before?.end === at && mark && JSON.stringify(bare(before)) === JSON.stringify(bare(mark))
      if (isSame) before.end = at + 1
      else if (mark) {
        const run = { ...mark, start: at, end: at + 1 }
        open.set(type, run)
        runs.push(run)
      }
    }
  }
  return runs
}

function bare(mark: Mark) {
  return mark.type === 'link' ? [mark.type, mark.href] : [mark.type]
}
