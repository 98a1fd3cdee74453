import type { Dyes } from './dyes.ts'

/** Stitches in a row: half of the 32 hexadecimal digits of an id. */
const IN_ROW = 16

/**
 * The edge of the cloth, with the piece's own id sewn into it: each hexadecimal digit is a stitch
 * of its own length. So no two pieces have the same cloth, whatever chance makes of the rest.
 */
export function selvedge(
  id: string,
  { line, ground }: Dyes,
  { wide, tall }: { wide: number; tall: number },
): string {
  const digits = [...id.toLowerCase().replace(/[^0-9a-f]/g, '')].map((digit) =>
    Number.parseInt(digit, 16),
  )
  const rows = [digits.slice(0, IN_ROW), digits.slice(IN_ROW, 2 * IN_ROW)]
  const sewn = rows.map((row, i) => {
    const dashes = row.map((digit) => `${digit + 2} 5`).join(' ')
    return `<path d="M0 ${tall - 9 + i * 5}h${wide}" stroke-dasharray="${dashes || '2 5'}"/>`
  })
  return (
    `<path d="M0 ${tall - 14}h${wide}v14H0z" fill="${ground}"/>` +
    `<g stroke="${line}" stroke-width="2">${sewn.join('')}</g>`
  )
}
