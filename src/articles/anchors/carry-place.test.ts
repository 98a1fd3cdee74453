import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Body, bodySchema, textPlaces } from '#contract/body.ts'
import { cutsWord } from './align-texts.ts'
import type { AnchorPlace } from './anchor-place.ts'
import { contextOf, readBodyText } from './body-text.ts'
import { carryPlace } from './carry-place.ts'

/** A body of paragraphs with ids block-0, block-1 … or those given. */
function paragraphs(texts: readonly string[], ids: readonly string[] = []): Body {
  return bodySchema.parse(
    texts.map((text, index) => ({ type: 'paragraph', id: ids[index] ?? `block-${index}`, text })),
  )
}

function placeOf(body: Body, blockId: string, start: number, end: number): AnchorPlace {
  const read = readBodyText(body)
  const exact = read.blocks.get(blockId)?.text.slice(start, end) ?? ''
  return { blockId, start, end, exact, ...contextOf(read, blockId, start, end), status: 'held' }
}

/** The place of the first `exact` in the body. */
function find(body: Body, exact: string): AnchorPlace {
  const block = textPlaces(body).find(({ text }) => text.includes(exact))
  if (!block) throw new Error(`no "${exact}" in the body`)
  const start = block.text.indexOf(exact)
  return placeOf(body, block.id, start, start + exact.length)
}

function textAt(body: Body, place: AnchorPlace) {
  return readBodyText(body).blocks.get(place.blockId)?.text.slice(place.start, place.end)
}

describe('carrying a place', () => {
  it('moves it in its block when text is put in before it', () => {
    const from = paragraphs(['The bank kept its rate at 8.5 percent.'])
    const to = paragraphs(['On Monday, the bank kept its rate at 8.5 percent.'])
    const carried = carryPlace(find(from, '8.5'), from, to)
    expect(carried).toMatchObject({ status: 'moved', blockId: 'block-0', start: 37, exact: '8.5' })
    expect(carried.prefix).toBe('On Monday, the bank kept its rate at '.slice(-32))
    expect(carried.suffix).toBe(' percent.')
  })

  it('finds it between two edits in one block', () => {
    const from = paragraphs(['It rose by 5 percent in May, and 5 towns were asked.'])
    const to = paragraphs(['It went up by 5 percent in spring, and all of 5 cities were asked.'])
    expect(carryPlace(find(from, '5'), from, to)).toMatchObject({ status: 'moved', start: 14 })
  })

  it('follows its text into the block that a split made', () => {
    const from = paragraphs(['The first part is here. The canal was cleaned in spring.'])
    const to = paragraphs(['The first part is here.', 'The canal was cleaned in spring.'])
    expect(carryPlace(find(from, 'cleaned'), from, to)).toMatchObject({
      status: 'moved',
      blockId: 'block-1',
      start: 14,
    })
    expect(carryPlace(find(from, 'first'), from, to).status).toBe('held')
  })

  it('follows its text into the block that a merge made, and back', () => {
    const apart = paragraphs(['Water came.', 'The canal is 9 km long.'])
    const merged = paragraphs(['Water came. The canal is 9 km long.'])
    const there = carryPlace(find(apart, '9'), apart, merged)
    expect(there).toMatchObject({ status: 'moved', blockId: 'block-0', start: 25 })
    expect(carryPlace(there, merged, apart)).toMatchObject({ blockId: 'block-1', start: 13 })
  })

  it('follows a paragraph that was cut and pasted under another id', () => {
    const from = paragraphs(['First comes this.', 'The canal is 9 km long.', 'Then that.'])
    const to = paragraphs(
      ['The canal is 9 km long.', 'First comes this.', 'Then that.'],
      ['pasted', 'block-0', 'block-2'],
    )
    expect(carryPlace(find(from, '9'), from, to)).toMatchObject({
      status: 'moved',
      blockId: 'pasted',
      start: 13,
    })
  })

  it('keeps it where the block only changes its turn', () => {
    const from = paragraphs(['One is first.', 'Two is second.'])
    const to = paragraphs(['Two is second.', 'One is first.'], ['block-1', 'block-0'])
    expect(carryPlace(find(from, 'first'), from, to).status).toBe('held')
  })

  it('does not take a like text that stood there before for the one that was deleted', () => {
    const from = paragraphs(['It rose by 5 percent.', 'It fell by 5 percent later.'])
    const to = paragraphs(['It rose.', 'It fell by 5 percent later.'])
    expect(carryPlace(find(from, '5'), from, to).status).toBe('lost')
  })

  it('does not take part of a number for the number', () => {
    const from = paragraphs(['5 of 50 towns answered.'])
    expect(carryPlace(find(from, '5'), from, paragraphs(['50 towns answered.'])).status).toBe(
      'lost',
    )
  })

  it('is lost among equals', () => {
    const from = paragraphs(['Here is the word.'])
    const to = paragraphs(['a word b', 'a word b'], ['new-1', 'new-2'])
    expect(carryPlace({ ...find(from, 'word'), prefix: '', suffix: '' }, [], to).status).toBe(
      'lost',
    )
  })

  it('keeps the last known place of what is lost, and finds it again later', () => {
    const before = paragraphs(['The canal is 9 km long, they said.', 'More follows.'])
    const without = paragraphs(['They said nothing.', 'More follows.'])
    const place = find(before, '9 km')
    const lost = carryPlace(place, before, without)
    expect(lost).toEqual({ ...place, status: 'lost' })
    const after = paragraphs(['Again: the canal is 9 km long, they said.', 'More follows.'])
    expect(carryPlace(lost, without, after)).toMatchObject({ status: 'moved', start: 20 })
  })

  it('reaches into lists and asides', () => {
    const list = (items: string[]): Body =>
      bodySchema.parse([
        {
          type: 'list',
          id: 'list-1',
          ordered: false,
          items: items.map((text, index) => ({ id: `item-${index}`, text })),
        },
      ])
    const from = list(['bread', 'salt and tea'])
    expect(carryPlace(find(from, 'tea'), from, list(['bread', 'some salt and tea']))).toMatchObject(
      { status: 'moved', blockId: 'item-1', start: 14 },
    )
  })
})

// Few letters, so that texts repeat themselves, and some that take two units.
const letters = fc.constantFrom('a', 'b', ' ', 'ғ', '7', '.', '🐎')
const words = fc
  .array(letters, { minLength: 1, maxLength: 30 })
  .map((list) => list.join(''))
  .filter((text) => text.trim() !== '')
const bodies = fc.array(words, { minLength: 1, maxLength: 5 }).map((texts) => paragraphs(texts))

/** A body and a place in it that cuts no character. */
const placed = fc
  .record({ body: bodies, block: fc.nat(), a: fc.nat(), b: fc.nat() })
  .map(({ body, block, a, b }) => {
    const { id, text } = itemAt(textPlaces(body), block)
    const cuts = cutsOf(text)
    const [from, to] = [a % (cuts.length - 1), b % (cuts.length - 1)].sort((x, y) => x - y)
    return { body, place: placeOf(body, id, cuts[from ?? 0] ?? 0, cuts[(to ?? 0) + 1] ?? 0) }
  })

const edits = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'rewrite', 'drop', 'split', 'merge', 'turn', 'add'),
  block: fc.nat(),
  at: fc.nat(),
  text: words,
})
type Edit = typeof edits extends fc.Arbitrary<infer T> ? T : never

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

/** Offsets between characters, from 0 to the length. */
function cutsOf(text: string): number[] {
  const cuts = [0]
  for (const character of text) cuts.push((cuts.at(-1) ?? 0) + character.length)
  return cuts
}

function applyEdit(body: Body, edit: Edit, fresh: number): Body {
  const blocks = textPlaces(body).map(({ id, text }) => ({ id, text }))
  const index = edit.block % blocks.length
  const block = itemAt(blocks, index)
  const cuts = cutsOf(block.text)
  // Paragraphs are split between words.
  const between = cuts.filter((cut) => edit.kind !== 'split' || !cutsWord(block.text, cut))
  const at = itemAt(between, edit.at)
  const [left, right] = [block.text.slice(0, at), block.text.slice(at)]
  const id = `fresh-${fresh}`
  const next = itemAt(blocks, index + 1)
  const changed = {
    insert: [{ ...block, text: left + edit.text + right }],
    delete: [{ ...block, text: left + right.slice(Math.min(right.length, 3)) }],
    rewrite: [{ ...block, text: edit.text }],
    drop: [],
    split: [
      { ...block, text: left },
      { id, text: right },
    ],
    merge: [{ ...block, text: `${block.text} ${next === block ? '' : next.text}` }],
    turn: [next, block],
    add: [block, { id, text: edit.text }],
  }[edit.kind]
  const gone =
    edit.kind === 'merge' || edit.kind === 'turn' ? new Set([block, next]) : new Set([block])
  const kept = blocks.flatMap((item) => (item === block ? changed : gone.has(item) ? [] : [item]))
  const whole = kept.filter(
    ({ text }, i) =>
      text.trim() !== '' && text.isWellFormed() && kept.indexOf(itemAt(kept, i)) === i,
  )
  const result = whole.length > 0 ? whole : [{ id, text: 'empty' }]
  return paragraphs(
    result.map(({ text }) => text),
    result.map((item) => item.id),
  )
}

function applyEdits(body: Body, list: readonly Edit[]): Body {
  return list.reduce((current, edit, index) => applyEdit(current, edit, index), body)
}

describe('the laws of carrying', () => {
  it('holds every place in an untouched body', () => {
    fc.assert(
      fc.property(placed, ({ body, place }) => {
        expect(carryPlace(place, body, structuredClone(body))).toEqual(place)
      }),
    )
  })

  it('keeps the exact text in its block whatever is put in before or after it', () => {
    fc.assert(
      fc.property(placed, words, fc.nat(), ({ body, place }, text, nat) => {
        const old = readBodyText(body).blocks.get(place.blockId)?.text ?? ''
        const at = itemAt(
          cutsOf(old).filter((cut) => cut <= place.start || cut >= place.end),
          nat,
        )
        const to = withText(body, place.blockId, old.slice(0, at) + text + old.slice(at))
        const carried = carryPlace(place, body, to)
        expect(carried.status).not.toBe('lost')
        expect(carried.blockId).toBe(place.blockId)
        expect(textAt(to, carried)).toBe(place.exact)
      }),
      { numRuns: 1000 },
    )
  })

  it('loses a place whose text is deleted and stands nowhere else', () => {
    fc.assert(
      fc.property(placed, ({ body, place }) => {
        const old = readBodyText(body).blocks.get(place.blockId)?.text ?? ''
        const rest = `${old.slice(0, place.start)}…${old.slice(place.end)}`
        const to = withText(body, place.blockId, rest)
        fc.pre(!textPlaces(to).some(({ text }) => text.includes(place.exact)))
        expect(carryPlace(place, body, to)).toEqual({ ...place, status: 'lost' })
      }),
    )
  })

  it('points at the exact text and at whole characters after any edits, or is lost unchanged', () => {
    fc.assert(
      fc.property(placed, fc.array(edits, { maxLength: 6 }), ({ body, place }, list) => {
        const to = applyEdits(body, list)
        const carried = carryPlace(place, body, to)
        expect(carryPlace(place, body, to)).toEqual(carried)
        if (carried.status === 'lost') {
          expect(carried).toEqual({ ...place, status: 'lost' })
          return
        }
        expect(textAt(to, carried)).toBe(place.exact)
        const read = readBodyText(to)
        expect(carried).toMatchObject(contextOf(read, carried.blockId, carried.start, carried.end))
        expect((carried.prefix + carried.suffix).isWellFormed()).toBe(true)
        const same = carried.blockId === place.blockId && carried.start === place.start
        expect(carried.status).toBe(same ? 'held' : 'moved')
      }),
      { numRuns: 1000 },
    )
  })

  it('finds a text that stands once again where it was when an edit is undone', () => {
    fc.assert(
      fc.property(placed, edits, ({ body, place }, edit) => {
        const to = applyEdits(body, [edit])
        const { flat } = readBodyText(body)
        fc.pre(flat.indexOf(place.exact) === flat.lastIndexOf(place.exact))
        const back = carryPlace(carryPlace(place, body, to), to, body)
        expect(back.status).not.toBe('lost')
        expect({ ...back, status: 'held' }).toEqual(place)
      }),
      { numRuns: 1000 },
    )
  })
})

function withText(body: Body, id: string, text: string): Body {
  return bodySchema.parse(body.map((block) => (block.id === id ? { ...block, text } : block)))
}
