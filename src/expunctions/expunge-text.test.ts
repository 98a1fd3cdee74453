import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleTextSchema } from '#contract/article.ts'
import { type Mark, textPlaces } from '#contract/body.ts'
import { newId } from '#platform/ids.ts'
import {
  aLinkTo,
  anArticleText,
  anEmbed,
  aParagraph,
  aPicture,
  aRichBody,
  aTable,
} from '../../test/support/builders.ts'
import { changedBlockIds, expungeText, flatText, withoutSourceDigests } from './expunge-text.ts'
import { cut, foldPassage, GAP, shiftOffset, targetOf } from './passage.ts'

const passage = 'Jane Example'
const target = targetOf([passage])

describe('expunging a text', () => {
  it('cuts the passage from every place, and leaves a text that passes the checks', () => {
    const text = anArticleText({
      headline: `${passage} sues`,
      standfirst: `Why ${passage} sues`,
      dateline: passage,
      bylines: [{ bylineId: newId(), name: passage, slug: 'jane-example' }],
      sourcesNote: `Talks with ${passage}`,
      body: [
        aParagraph(`Said Jane\n Example, and ${passage}.`),
        aTable([['Name'], [passage]], `By ${passage}`),
        aPicture(newId(), { alt: passage, caption: passage, credit: passage }),
        { ...anEmbed(), title: passage, excerpt: `About ${passage}` },
        ...aRichBody(),
      ],
    })
    const expunged = expungeText(text, target).text
    expect(JSON.stringify(expunged)).not.toMatch(/Jane|Example/)
    expect(articleTextSchema.parse(expunged)).toEqual(expunged)
    expect(expunged.headline).toBe(`${GAP} sues`)
    expect(expunged.bylines).toEqual([])
    expect(textPlaces(expunged.body)[0]?.text).toBe(`Said ${GAP}, and ${GAP}.`)
    expect(expunged.body.map(({ id }) => id)).toEqual(text.body.map(({ id }) => id))
  })

  it('finds a passage that runs over the end of a block', () => {
    const body = [aParagraph('It ends here. Jane'), aParagraph('Example went on.')]
    const expunged = expungeText(anArticleText({ body }), target).text
    expect(textPlaces(expunged.body).map(({ text }) => text)).toEqual([
      `It ends here. ${GAP}`,
      `${GAP} went on.`,
    ])
  })

  it('finds a passage with soft hyphens and other invisible characters in it', () => {
    const body = [aParagraph('Said Ja\u00adne\u200b\n\u2060 Exam\u00adple at last.')]
    const expunged = expungeText(anArticleText({ body }), target).text
    expect(textPlaces(expunged.body)[0]?.text).toBe('Said […] at last.')
  })

  it('finds a passage of 19,000 characters, however it is broken', () => {
    const words = Array.from({ length: 2_500 }, (_, i) => `(word+${i % 89}`).join(' ')
    const long = foldPassage(words.slice(0, 19_000))
    const body = [aParagraph(`Before ${long.replaceAll(' ', ' \u00ad\n')} after`)]
    const expunged = expungeText(anArticleText({ body }), targetOf([long])).text
    expect(textPlaces(expunged.body)[0]?.text).toBe('Before […] after')
  })

  it('finds letters that are written in two parts, with something unseen between them', () => {
    const accented = targetOf([foldPassage('Ja\u00e9n Ex\u00e4mple')])
    expect(cut('Said Jae\u200b\u0301n  Exa\u0308mple, ha\u0308.', accented)).toBe(
      'Said […], ha\u0308.',
    )
  })

  it('leaves other case and other words alone', () => {
    const text = anArticleText({ body: [aParagraph('jane example, Jane, Example')] })
    expect(expungeText(text, target)).toEqual({ text, cuts: new Map() })
  })

  it('drops links whose text or address tells of it, and keeps the others', () => {
    const telling = [
      '/2025/08/18/jane-example-sues',
      'https://example.org/?q=Jane%20Example',
      'https://example.org/Jane_Example',
    ]
    const other = aLinkTo('https://example.org/', 'The court says')
    const body = [...telling.map((href) => aLinkTo(href)), other, anEmbed(telling[1])]
    const expunged = expungeText(anArticleText({ body }), target).text.body
    expect(textPlaces(expunged).map(({ marks }) => marks.length)).toEqual([0, 0, 0, 1])
    expect(expunged[4]).toMatchObject({ type: 'embed', url: '/' })
    const over = [{ type: 'link' as const, href: 'https://example.org/', start: 0, end: 12 }]
    const linked = expungeText(anArticleText({ body: [aParagraph(passage, over)] }), target)
    expect(textPlaces(linked.text.body)[0]?.marks).toEqual([])
  })

  it('forgets from which wording a translated block was made', () => {
    const source = aParagraph(`Said ${passage}.`)
    const calm = aParagraph('Nothing of it.')
    const made = (block: typeof source) => ({
      ...aParagraph('Так сказано.'),
      sourceBlockId: block.id,
      sourceDigest: 'abcd',
    })
    const before = anArticleText({ body: [source, calm] })
    const after = expungeText(before, target).text
    const ids = new Set(changedBlockIds(before.body, after.body))
    expect([...ids]).toEqual([source.id])
    const translated = withoutSourceDigests(
      anArticleText({ body: [made(source), made(calm)] }),
      ids,
    )
    expect(translated.body.map((block) => block.sourceDigest)).toEqual([undefined, 'abcd'])
  })
})

describe('the laws of cutting', () => {
  const parts = fc.array(fc.constantFrom('Jane', ' ', 'Example', '🐎', 'ғ', '\n', 'Jane Example'), {
    minLength: 1,
    maxLength: 12,
  })

  it('leaves no passage, and marks that lie on the same words as before', () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.nat(), (list, a, b) => {
        const words = list.join('')
        fc.pre(words.trim() !== '')
        const [x, y] = [a % words.length, (b % words.length) + 1]
        fc.pre(x < y && words.slice(x, y).isWellFormed() && words.slice(0, x).isWellFormed())
        const mark: Mark = { type: 'strong', start: x, end: y }
        const text = anArticleText({ body: [aParagraph(words, [mark])] })
        const { text: expunged, cuts } = expungeText(text, target)
        expect(articleTextSchema.safeParse(expunged).success).toBe(true)
        expect(flatText(expunged).replace(/\s+/g, ' ')).not.toContain(passage)
        const [place] = textPlaces(expunged.body)
        const kept = place?.marks[0]
        const ranges = [...cuts.values()][0] ?? []
        const untouched = ranges.every(({ start, end }) => end <= x || start >= y)
        if (untouched) {
          expect(kept && place?.text.slice(kept.start, kept.end)).toBe(words.slice(x, y))
          expect(kept?.start).toBe(shiftOffset(ranges, x, 'start'))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a passage', () => {
  it('is compared in normal form, with white space folded', () => {
    expect(foldPassage('  Jane\n\u00a0 Exa\u006d\u0301ple ')).toBe('Jane Exaḿple')
    expect(foldPassage('Ja\u00adne\u200b Example')).toBe('Jane Example')
  })

  it('is refused where it would stand everywhere or name the gap', () => {
    for (const unfit of ['', 'abc', 'a […] b', 'x'.repeat(20_001)]) {
      expect(() => foldPassage(unfit)).toThrow('A passage has 4 to 20000 characters')
    }
  })
})
