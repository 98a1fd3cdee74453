import type { ClothName, Dyes } from './dyes.ts'
import { feltHorns } from './felt-horns.ts'
import { gol } from './gol.ts'
import { ikat } from './ikat.ts'
import type { SeededNumbers } from './seeded-numbers.ts'
import { starTile } from './star-tile.ts'
import { suzani } from './suzani.ts'

/**
 * Draws one motif in a cell from -50 to 50 on both axes, as SVG markup. `currentColor` is its main
 * dye, so that weaves can turn figure and ground over.
 */
export type Motif = (numbers: SeededNumbers, dyes: Dyes) => string

/** The craft that a country is known for; tile work for what concerns all of them. */
export const motifs: Record<ClothName, Motif> = {
  kz: feltHorns,
  kg: feltHorns,
  tj: suzani,
  uz: ikat,
  tm: gol,
  region: starTile,
}
