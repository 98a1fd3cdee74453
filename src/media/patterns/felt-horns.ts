import type { Dyes } from './dyes.ts'
import { quarterTurns } from './quarter-turns.ts'
import type { SeededNumbers } from './seeded-numbers.ts'

/**
 * Ram's horns of felt work (қошқар мүйіз, кочкор мүйүз): a stem that ends in two curls, four times
 * about a centre, edged with cord as where two felts are sewn into each other.
 */
export function feltHorns(numbers: SeededNumbers, { second, line }: Dyes): string {
  const height = numbers.whole(43, 48)
  const reach = numbers.whole(15, 20)
  const drop = numbers.whole(7, 13)
  const curl = numbers.whole(5, 9)
  const waist = numbers.whole(-3, 7)
  const width = numbers.whole(4, 6)
  const heart = numbers.whole(7, 12)
  const spur = numbers.whole(8, 15)
  const horn =
    `M0 0Q${waist} ${-height / 2} 0 ${-height + 8}` +
    `C4 ${-height - 4} ${reach} ${-height} ${reach} ${-height + drop}` +
    `S${reach - curl} ${-height + drop + curl} ${reach - curl} ${-height + drop}` +
    `M0 ${-heart}q${spur / 3} -4 ${spur} ${3 - spur}`
  const pair = `<path id="h" d="${horn}"/><use href="#h" transform="scale(-1 1)"/>`
  return (
    `<defs><g id="q" fill="none" stroke-linecap="round"><g id="p">${pair}</g>` +
    `${quarterTurns('#p')}</g></defs><use href="#q" stroke="${line}" stroke-width="${width + 4}"/>` +
    `<use href="#q" stroke="currentColor" stroke-width="${width}"/>` +
    `<path d="M0 ${-heart}L${heart} 0 0 ${heart} ${-heart} 0Z" fill="${second}"/>`
  )
}
