import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '#contract/body.ts'
import { splitAtMarks } from './marked-runs.ts'

describe('running text with marks', () => {
  it('keeps a link whole where another mark begins inside it', () => {
    const marks: Mark[] = [
      { type: 'link', href: '/x', start: 2, end: 8 },
      { type: 'strong', start: 4, end: 10 },
    ]
    expect(splitAtMarks('0123456789', marks)).toEqual([
      { href: null, runs: [{ text: '01', strong: false, emphasis: false }] },
      {
        href: '/x',
        runs: [
          { text: '23', strong: false, emphasis: false },
          { text: '4567', strong: true, emphasis: false },
        ],
      },
      { href: null, runs: [{ text: '89', strong: true, emphasis: false }] },
    ])
  })

  it('loses and adds no character, whatever the marks', () => {
    const place = { start: fc.nat(20), end: fc.nat(20) }
    const mark = fc.oneof(
      fc.record({ type: fc.constant('strong' as const), ...place }),
      fc.record({ type: fc.constant('link' as const), href: fc.constant('/x'), ...place }),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(mark), (text, marks) => {
        const runs = splitAtMarks(text, marks).flatMap((linked) => linked.runs)
        expect(runs.map((run) => run.text).join('')).toBe(text)
      }),
    )
  })
})
