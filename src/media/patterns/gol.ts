import type { Dyes } from './dyes.ts'
import { quarterTurns } from './quarter-turns.ts'
import type { SeededNumbers } from './seeded-numbers.ts'

/**
 * A göl, the medallion of Turkmen carpets: an octagon with stairs for slants, quartered in two dyes
 * that change places, a smaller one in it, and in the corners the lesser göl of the field.
 */
export function gol(numbers: SeededNumbers, { second, line, ground }: Dyes): string {
  const half = numbers.whole(42, 47)
  const cut = numbers.whole(4, 6)
  const steps = numbers.whole(3, 4)
  const core = numbers.whole(17, 22)
  const lesser = numbers.whole(10, 16)
  const arm = core + numbers.whole(5, 9)
  const quarter = `M0 0${stairs(half, cut, steps)}`
  const inner = `M0 0${stairs(half - 4, cut, steps)}`
  return (
    `<g id="g"><path fill="${line}" d="${quarter}"/><path fill="currentColor" d="${inner}"/>` +
    `<path id="l" d="M50 ${50 - lesser}V50H${50 - lesser}Z" fill="${second}"/></g>` +
    quarterTurns('#g') +
    `<path id="u" fill="${second}" d="${inner}"/><use href="#u" transform="rotate(180)"/>` +
    `<g id="k"><path fill="${ground}" d="M0 0${stairs(core, 4, 2)}"/>` +
    `<path d="M0 ${-arm}v${arm - 4}m-5 -${arm - core - 2}h10" stroke="${ground}" stroke-width="3"/></g>` +
    quarterTurns('#k') +
    `<path d="M0 ${4 - core}L${core - 4} 0 0 ${core - 4} ${4 - core} 0Z" fill="${line}"/>`
  )
}

/** A quarter of an octagon so far from the centre, from the right round to the bottom. */
function stairs(half: number, cut: number, steps: number): string {
  return `H${half}v${half - cut * steps}${`h-${cut}v${cut}`.repeat(steps)}H0Z`
}
