import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { cloths } from './patterns/dyes.ts'
import { type PatternSeed, piecePattern } from './piece-pattern.ts'

const size = { wide: 640, tall: 360 }
const sections = ['politics', 'economy', 'society', 'culture', 'technology', 'environment']
const seeds = fc.record({
  id: fc.uuid(),
  country: fc.constantFrom('kz', 'kg', 'tj', 'uz', 'tm', 'af', null),
  section: fc.constantFrom(...sections, 'long-reads', 'sport', null),
})
const svgOf = (seed: PatternSeed) => piecePattern(seed, size).svg

describe('the cloth of a piece', () => {
  it('is the same each time', () => {
    fc.assert(fc.property(seeds, (seed) => svgOf(seed) === svgOf({ ...seed })))
  })

  it('is never that of another piece', () => {
    const other = fc.tuple(seeds, seeds).filter(([one, two]) => one.id !== two.id)
    fc.assert(fc.property(other, ([one, two]) => svgOf(one) !== svgOf({ ...one, id: two.id })))
  })

  it('has the id sewn into its edge, digit by digit', () => {
    const digit = fc.tuple(seeds, fc.nat(31), fc.constantFrom(...'0123456789abcdef'))
    // Which thread it is sewn with is left to chance.
    const edge = (seed: PatternSeed) => {
      const svg = svgOf(seed)
      return svg.slice(svg.lastIndexOf('<g stroke=')).replace(/stroke="#\w+"/, '')
    }
    fc.assert(
      fc.property(digit, ([seed, place, put]) => {
        const plain = seed.id.replaceAll('-', '')
        fc.pre(plain[place] !== put)
        const changed = plain.slice(0, place) + put + plain.slice(place + 1)
        expect(edge({ ...seed, id: changed })).not.toBe(edge(seed))
      }),
    )
  })

  it('changes with the country and the section', () => {
    const seed = { id: '0199a000-0000-7000-8000-000000000001', country: 'kz', section: 'economy' }
    const of = (other: Partial<PatternSeed>) => svgOf({ ...seed, ...other })
    const all = [of({}), of({ country: 'uz' }), of({ country: null }), of({ section: 'culture' })]
    expect(new Set(all).size).toBe(all.length)
  })

  it('is small, and well formed without anything that could run or be fetched', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const svg = svgOf(seed)
        expect(svg.length).toBeLessThan(1750)
        expect(gzipSync(svg).length).toBeLessThan(900)
        expect(parse(svg)).toEqual([])
        expect(svg).not.toMatch(/NaN|undefined|script|on\w+=|(?:href|src)="(?!#)|url\((?!#w)/)
      }),
    )
  })

  it('refers to nothing that it does not hold, and names nothing twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const svg = svgOf(seed)
        const ids = [...svg.matchAll(/ id="(\w+)"/g)].map((match) => match[1])
        const used = [...svg.matchAll(/href="#(\w+)"|url\(#(\w+)\)/g)].map((m) => m[1] ?? m[2])
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).toEqual(expect.arrayContaining(used))
      }),
    )
  })

  it('bears letters on its ground', () => {
    for (const { ground, letters } of Object.values(cloths).flat()) {
      expect(contrast(ground, letters), `${letters} on ${ground}`).toBeGreaterThanOrEqual(7)
    }
  })

  it('can be seen: no two dyes that lie on each other are near the same', () => {
    for (const { ground, figure, second, line } of Object.values(cloths).flat()) {
      expect(contrast(ground, figure), `${figure} on ${ground}`).toBeGreaterThanOrEqual(2)
      expect(new Set([ground, figure, second, line]).size).toBe(4)
    }
  })
})

function parse(svg: string): string[] {
  const faults: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => faults.push(error.message))
  parser.write(svg).close()
  return faults
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, two: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
