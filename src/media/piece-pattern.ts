import { type ClothName, cloths, type Dyes } from './patterns/dyes.ts'
import { motifs } from './patterns/motifs.ts'
import { type SeededNumbers, seededNumbers } from './patterns/seeded-numbers.ts'
import { selvedge } from './patterns/selvedge.ts'
import { type Weave, weaveOfSection, weaves } from './patterns/weaves.ts'

/** What a cloth is computed from. Nothing else enters: no clock, no chance. */
export type PatternSeed = {
  /** of the piece, a UUID */
  id: string
  /** slug of the country it is about; null for none or several */
  country: string | null
  /** slug of its first section */
  section: string | null
}

/** Of the drawing, in its own units: a motif is about 100 wide. */
export type PatternSize = { wide: number; tall: number }

export type PiecePattern = {
  svg: string
  /** Letters of `letters` may stand on `ground` (and on nothing else of the cloth): 7 to 1 or more. */
  dyes: Pick<Dyes, 'ground' | 'letters' | 'line'>
}

/**
 * The cloth of a piece, for where it has no picture. Its country gives dyes and craft (felt, ikat,
 * suzani, carpet, tile), its section the weave, its id everything else, and is sewn into the edge.
 */
export function piecePattern(seed: PatternSeed, { wide, tall }: PatternSize): PiecePattern {
  const name = clothName(seed.country)
  const numbers = seededNumbers(`${seed.id} ${seed.country ?? ''} ${seed.section ?? ''}`)
  const dyes = numbers.pick(cloths[name])
  const repeat = weaves[weaveOf(seed.section, numbers)](dyes)
  const scale = numbers.whole(9, 13) / 10
  const shift = `translate(${numbers.whole(-99, 0)} ${numbers.whole(-99, 0)}) scale(${scale})`
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" ` +
    `color="${dyes.figure}"><defs>` +
    `<g id="m">${motifs[name](numbers, dyes)}</g>` +
    `<pattern id="w" width="${repeat.wide}" height="${repeat.tall}" ` +
    `patternUnits="userSpaceOnUse" patternTransform="${shift}">${repeat.markup}</pattern></defs>` +
    `<path d="M0 0h${wide}v${tall}H0z" fill="${dyes.ground}"/>` +
    `<path d="M0 0h${wide}v${tall}H0z" fill="url(#w)"/>` +
    `${selvedge(seed.id, dyes, { wide, tall })}</svg>`
  return { svg, dyes }
}

function clothName(country: string | null): ClothName {
  return country !== null && country in cloths ? (country as ClothName) : 'region'
}

function weaveOf(section: string | null, numbers: SeededNumbers): Weave {
  const own = section === null ? undefined : weaveOfSection[section]
  if (own) return own
  const names = Object.keys(weaves) as [Weave, ...Weave[]]
  return section === null ? numbers.pick(names) : seededNumbers(section).pick(names)
}
