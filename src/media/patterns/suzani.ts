import type { Dyes } from './dyes.ts'
import { quarterTurns } from './quarter-turns.ts'
import type { SeededNumbers } from './seeded-numbers.ts'

/**
 * A flower of the embroidered suzani (чакан, сӯзанӣ): rings of chain stitch, petals about them, and
 * sprigs into the corners.
 */
export function suzani(numbers: SeededNumbers, { second, line, ground }: Dyes): string {
  const petals = numbers.pick([6, 8, 10, 12, 16])
  const reach = numbers.whole(30, 36)
  const swell = Math.round((reach * 44) / petals) / 10
  const heart = numbers.whole(7, 11)
  const sprig = numbers.whole(5, 9)
  const ring = heart + numbers.whole(4, 6)
  return (
    circle(reach - 2, `stroke="${line}" stroke-width="${Math.round(swell * 2.2)}"`, petals) +
    circle(reach - 4, `stroke="currentColor" stroke-width="${Math.round(swell * 1.5)}"`, petals) +
    `<circle r="${reach - 9}" fill="currentColor"/>` +
    circle(ring + 5, `stroke="${ground}" stroke-width="3"`) +
    circle(ring, `stroke="${second}" stroke-width="${numbers.whole(4, 6)}"`, numbers.whole(9, 15)) +
    `<circle r="${heart - 2}" fill="${line}"/>` +
    `<path id="s" fill="${second}" d="M36 50Q${50 - sprig} ${50 - sprig} 50 36L${40 - sprig} ${40 - sprig}Z"/>` +
    quarterTurns('#s')
  )
}

/** A ring; with `stitches` it is made of so many round ones. */
function circle(radius: number, stroke: string, stitches?: number): string {
  const apart = stitches ? Math.round((2000 * Math.PI * radius) / stitches) / 1000 : 0
  const dashes = apart
    ? ` stroke-linecap="round" stroke-dasharray=".1 ${(apart - 0.1).toFixed(2)}"`
    : ''
  return `<circle r="${radius}" fill="none" ${stroke}${dashes}/>`
}
