import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftTextSchema } from '#contract/article.ts'
import type { Block } from '#contract/body.ts'
import { drafts, editedDrafts, newWordsIn } from '../../test/support/arbitrary-edits.ts'
import { anArticleText, aParagraph } from '../../test/support/builders.ts'
import type { Draft } from './draft.ts'
import { type DraftMerge, mergeDrafts } from './merge-text.ts'
import { type Choice, listConflicts, listTaken, settleMerge } from './settle-merge.ts'

const settled = (merge: DraftMerge, choice: Choice) =>
  settleMerge(merge, new Map(listConflicts(merge).map(({ key }) => [key, choice])))

const draftOf = (...body: Block[]): Draft => ({
  slug: 'a-bridge',
  text: anArticleText({ headline: 'A bridge', body }),
})
const paragraph = (id: string, text: string) => ({ ...aParagraph(text), id })
const textsOf = (draft: Draft | null) =>
  draft?.text.body.map((block) => ('text' in block ? block.text : block.type))

describe('the laws of merging', () => {
  it('takes what only one side changed, whole', () => {
    fc.assert(
      fc.property(editedDrafts, ({ base, mine }) => {
        expect(settled(mergeDrafts({ base, mine, theirs: base }), 'theirs')).toEqual(mine)
        expect(settled(mergeDrafts({ base, mine: base, theirs: mine }), 'mine')).toEqual(mine)
        expect(settled(mergeDrafts({ base, mine, theirs: mine }), 'mine')).toEqual(mine)
      }),
    )
  })

  it('says the same whichever side is called mine, up to the choice', () => {
    fc.assert(
      fc.property(editedDrafts, ({ base, mine, theirs }) => {
        const merge = mergeDrafts({ base, mine, theirs })
        const turned = mergeDrafts({ base, mine: theirs, theirs: mine })
        expect(settled(merge, 'mine')).toEqual(settled(turned, 'theirs'))
        expect(listTaken(merge).length).toBe(listTaken(turned).length)
      }),
    )
  })

  it('loses no new word of either side: each is in the text, or in a conflict that is shown', () => {
    fc.assert(
      fc.property(editedDrafts, ({ base, mine, theirs }) => {
        const merge = mergeDrafts({ base, mine, theirs })
        const left = newWordsIn([settled(merge, 'mine'), listConflicts(merge)])
        expect(left.isSupersetOf(newWordsIn([mine, theirs]))).toBe(true)
        // A block of which both are kept has all of them.
        const kept = newWordsIn(settled(merge, 'both')?.text.body)
        expect(kept.isSupersetOf(newWordsIn([mine.text.body, theirs.text.body]))).toBe(true)
      }),
    )
  })

  it('gives a text that the server takes, whatever is chosen', () => {
    const choices = fc.constantFrom<Choice>('mine', 'theirs', 'both')
    fc.assert(
      fc.property(editedDrafts, choices, ({ base, mine, theirs }, choice) => {
        const text = settled(mergeDrafts({ base, mine, theirs }), choice)?.text
        expect(draftTextSchema.safeParse(text)).toMatchObject({ success: true })
      }),
    )
  })

  it('leaves what nobody touched', () => {
    fc.assert(
      fc.property(drafts, (base) => {
        const merge = mergeDrafts({ base, mine: base, theirs: structuredClone(base) })
        expect(listTaken(merge)).toEqual([])
        expect(settleMerge(merge, new Map())).toEqual(base)
      }),
    )
  })
})

describe('two people at one paragraph', () => {
  const base = draftOf(paragraph('p-one', 'The ferry to Osh leaves at nine on Monday.'))

  it('is merged by words where they changed others', () => {
    const mine = draftOf(paragraph('p-one', 'The old ferry to Osh leaves at nine on Monday.'))
    const theirs = draftOf(paragraph('p-one', 'The ferry to Osh leaves at ten on Monday.'))
    const merge = mergeDrafts({ base, mine, theirs })
    expect(listConflicts(merge)).toEqual([])
    expect(textsOf(settleMerge(merge, new Map()))).toEqual([
      'The old ferry to Osh leaves at ten on Monday.',
    ])
  })

  it('is for a person to decide where they changed the same word', () => {
    const mine = draftOf(paragraph('p-one', 'The ferry to Osh leaves at noon on Monday.'))
    const theirs = draftOf(paragraph('p-one', 'The ferry to Osh leaves at ten on Friday.'))
    const merge = mergeDrafts({ base, mine, theirs })
    expect(listConflicts(merge)).toHaveLength(1)
    expect(settleMerge(merge, new Map())).toBeNull()
    // What they changed apart from that is in either choice.
    expect(textsOf(settled(merge, 'mine'))).toEqual(['The ferry to Osh leaves at noon on Friday.'])
    const both = settled(merge, 'both')
    expect(textsOf(both)).toHaveLength(2)
    expect(new Set(both?.text.body.map(({ id }) => id)).size).toBe(2)
    const words = 'The ferry to Osh leaves whenever it can.'
    expect(textsOf(settled(merge, { words }))).toEqual([words])
  })

  it('keeps the marks of both, and where the words changed by hand those of what stayed', () => {
    const strong = { type: 'strong' as const, start: 4, end: 9 }
    const mine = draftOf({
      ...paragraph('p-one', 'The ferry to Osh leaves at nine on Monday.'),
      marks: [strong],
    })
    const theirs = draftOf(paragraph('p-one', 'The ferry to Osh leaves at ten on Monday.'))
    const [block] = settleMerge(mergeDrafts({ base, mine, theirs }), new Map())?.text.body ?? []
    expect(block).toMatchObject({
      text: 'The ferry to Osh leaves at ten on Monday.',
      marks: [strong],
    })
  })

  it('is not thrown away by who deletes it while another works on it', () => {
    const mine = draftOf()
    const theirs = draftOf(paragraph('p-one', 'The ferry to Osh leaves at ten on Monday.'))
    const merge = mergeDrafts({ base, mine, theirs })
    expect(listConflicts(merge)).toHaveLength(1)
    expect(textsOf(settled(merge, 'both'))).toEqual(textsOf(theirs))
    expect(textsOf(settled(merge, 'mine'))).toEqual([])
  })
})

describe('blocks', () => {
  const [a, b, c, d] = ['first', 'second', 'third', 'fourth'].map((text) =>
    paragraph(`p-${text}`, text),
  )
  const all = [a, b, c, d].flatMap((block) => block ?? [])
  const order = (texts: string) =>
    draftOf(
      ...texts
        .split(' ')
        .map((text) => all.find((one) => one.text === text) ?? paragraph(`p-${text}`, text)),
    )
  const base = order('first second third fourth')

  it.each([
    [
      'an insertion and a move',
      'first new second third fourth',
      'second third fourth first',
      'new second third fourth first',
    ],
    [
      'a deletion and an insertion behind it',
      'first third fourth',
      'first second new third fourth',
      'first new third fourth',
    ],
    [
      'moves of two',
      'second first third fourth',
      'first second fourth third',
      'second first fourth third',
    ],
    [
      'insertions at both ends',
      'new first second third fourth',
      'first second third fourth last',
      'new first second third fourth last',
    ],
  ])('%s go together', (_name, mine, theirs, merged) => {
    const merge = mergeDrafts({ base, mine: order(mine), theirs: order(theirs) })
    expect(textsOf(settleMerge(merge, new Map()))?.join(' ')).toBe(merged)
  })

  it('of a list are its items, and each is merged by itself', () => {
    const list = (...texts: string[]): Draft =>
      draftOf({
        type: 'list',
        id: 'list',
        ordered: false,
        items: texts.map((text) => ({ id: `item-${text.split(' ')[0]}`, text, marks: [] })),
      })
    const merge = mergeDrafts({
      base: list('one bus', 'two buses', 'three buses'),
      mine: list('one blue bus', 'two buses', 'three buses', 'four buses'),
      theirs: list('one bus', 'three red buses'),
    })
    expect(settleMerge(merge, new Map())).toEqual(
      list('one blue bus', 'three red buses', 'four buses'),
    )
  })
})
