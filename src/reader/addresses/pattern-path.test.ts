import { describe, expect, it } from 'vitest'
import type { TermName } from '#articles/published-article.ts'
import { patternPath, patternSeed, readPatternPath } from './pattern-path.ts'

const id = '0199a000-0000-7000-8000-000000000001'
const term = (axis: TermName['axis'], slug: string): TermName => ({ id, axis, slug, name: slug })

describe('the address of a cloth', () => {
  it.each([
    { id, country: 'kz', section: 'economy' },
    { id, country: null, section: 'long-reads' },
    { id, country: 'kg', section: null },
    { id, country: null, section: null },
  ])('says all that it is computed from: %o', (seed) => {
    expect(readPatternPath(patternPath(seed))).toEqual(seed)
  })

  it.each([
    '/pattern/kz.economy.x.svg',
    `/pattern/kz.economy.${id}.png`,
    `/pattern/KZ.economy.${id}.svg`,
    `/pattern/kz.${'e'.repeat(101)}.${id}.svg`,
    `/pattern/kz.<svg>.${id}.svg`,
    `/pattern/kz.economy.${id}.svg/more`,
  ])('is no other: %s', (path) => {
    expect(readPatternPath(path)).toBeNull()
  })

  it('has a country only where the piece is about one', () => {
    const [kz, kg] = [term('country', 'kz'), term('country', 'kg')]
    const terms = [term('section', 'economy'), term('section', 'society')]
    expect(patternSeed({ id, terms: [...terms, kz] })).toMatchObject({
      country: 'kz',
      section: 'economy',
    })
    expect(patternSeed({ id, terms: [kz, kg] })).toMatchObject({ country: null, section: null })
  })
})
