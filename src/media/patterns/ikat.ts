import type { Dyes } from './dyes.ts'
import type { SeededNumbers } from './seeded-numbers.ts'

/** Bundles of warp threads across half a cell. */
const BUNDLES = 10

/**
 * A cloud of ikat (abr): lozenges within each other whose edges run, since each bundle of warp
 * threads was bound and dyed for itself and lies a little higher or lower than its neighbour.
 */
export function ikat(numbers: SeededNumbers, { second, line, ground }: Dyes): string {
  const height = numbers.whole(42, 52)
  const hook = numbers.whole(-6, 14)
  const core = numbers.whole(22, 34)
  const layer = (dye: string, reach: number, tall: number) =>
    `<path fill="${dye}" d="${quarter(numbers, { reach, tall, hook })}"/>`
  const cloud =
    layer(line, BUNDLES, height) +
    layer('currentColor', BUNDLES - 1, height - 8) +
    layer(second, BUNDLES - numbers.whole(3, 4), core) +
    layer(ground, numbers.whole(2, 4), core - numbers.whole(10, 14))
  const mirrors = ['-1 1', '1 -1', '-1 -1'].map(
    (scale) => `<use href="#k" transform="scale(${scale})"/>`,
  )
  return `<g id="k">${cloud}</g>${mirrors.join('')}`
}

type Cloud = { reach: number; tall: number; hook: number }

/** The upper right quarter in steps; it reaches over the axes, else a hair of ground would show. */
function quarter(numbers: SeededNumbers, { reach, tall, hook }: Cloud): string {
  let path = 'M-1 1'
  for (let i = 0; i < reach; i += 1) {
    const slope = tall * (1 - i / reach) + (i === reach - 2 ? hook : 0)
    path += `V${-Math.max(2, Math.round(slope) + numbers.whole(-4, 3))}h${i === 0 ? 6 : 5}`
  }
  return `${path}V1Z`
}
