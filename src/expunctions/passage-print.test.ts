import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from './fold-text.ts'
import { findPassage, isPassage, printOf } from './passage-print.ts'

describe('the print of a passage', () => {
  it('holds no word of it, and differs each time', async () => {
    const [one, other] = [await printOf('Jane Example'), await printOf('Jane Example')]
    expect(JSON.stringify(one)).not.toMatch(/Jane|Example/)
    expect(one.digest).toMatch(/^argon2id:m=19456,t=2,p=1:[0-9a-f]{64}$/)
    expect(one.digest).not.toBe(other.digest)
    expect([one.hint, one.length]).toEqual([other.hint, 12])
  })

  it('recognises the passage and nothing else', async () => {
    const print = await printOf('Jane Example')
    expect(await isPassage('Jane Example', print)).toBe(true)
    expect(await isPassage('jane example', print)).toBe(false)
    expect(await isPassage('Jane Exampl', print)).toBe(false)
    expect(await isPassage('Jane Example', { ...print, salt: '00'.repeat(16) })).toBe(false)
  })

  it('finds the passage in a long text, in each of its places or none', async () => {
    const print = await printOf('тёща Ғ. 🐎')
    const filler = 'Water came to the canal in the spring of the year. '.repeat(400)
    expect(await findPassage(`${filler}тёща Ғ. 🐎${filler}`, print)).toBe('тёща Ғ. 🐎')
    expect(await findPassage('тёща Ғ. 🐎', print)).toBe('тёща Ғ. 🐎')
    expect(await findPassage(filler, print)).toBeNull()
    expect(await findPassage('', print)).toBeNull()
  })

  it('finds any part of any text', async () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 200 }).map(foldText)
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.nat(), async (text, a, b) => {
        fc.pre(text.length >= 4)
        const start = a % (text.length - 3)
        const passage = foldText(text.slice(start, start + 4 + (b % (text.length - start - 3))))
        fc.pre(passage.length > 0 && text.includes(passage) && passage.isWellFormed())
        expect(await findPassage(text, await printOf(passage))).toBe(passage)
      }),
      { numRuns: 20 },
    )
  })
})
