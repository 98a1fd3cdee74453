import type { Dyes } from './dyes.ts'
import { quarterTurns } from './quarter-turns.ts'
import type { SeededNumbers } from './seeded-numbers.ts'

/**
 * The eight-pointed star of the region's tile work, with the cross that fills what stars leave
 * between them, a smaller star turned in it, and a strap of another glaze.
 */
export function starTile(numbers: SeededNumbers, { second, line, ground }: Dyes): string {
  const waist = numbers.whole(26, 35)
  const turned = numbers.whole(18, 25)
  const turnedWaist = numbers.whole(9, turned - 6)
  const strap = numbers.whole(2, 4)
  const heart = numbers.whole(4, 8)
  const cross = numbers.whole(8, 16)
  return (
    `<path id="x" d="M50 50V${50 - cross}L${50 - cross} 50Z" fill="${second}"/>` +
    quarterTurns('#x') +
    `<path d="${star(50, waist, 0)}" fill="currentColor" stroke="${line}" stroke-width="${strap}"/>` +
    `<path d="${star(waist - 3, Math.round(waist * 0.72), 22.5)}" fill="${ground}"/>` +
    `<path d="${star(turned, turnedWaist, 0)}" fill="${second}"/>` +
    `<circle r="${heart}" fill="${line}"/>`
  )
}

/** Eight points at `reach`, and between them `waist` from the centre. */
function star(reach: number, waist: number, turn: number): string {
  const points = Array.from({ length: 16 }, (_, i) => {
    const angle = ((i * 22.5 + turn) * Math.PI) / 180
    const radius = i % 2 === 0 ? reach : waist
    return `${Math.round(radius * Math.cos(angle))} ${Math.round(radius * Math.sin(angle))}`
  })
  return `M${points.join(' ')}Z`
}
