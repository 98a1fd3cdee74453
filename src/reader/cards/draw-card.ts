import { piecePattern } from '#media/piece-pattern.ts'
import { CARD_SIZE, type CardWords } from './card-words.ts'
import { outlines } from './letters.ts'
import { setLines } from './set-lines.ts'

const CLOTH = 300
const MARGIN = 72
const HEADLINE = {
  wide: CARD_SIZE.width - CLOTH - MARGIN * 2 + 16,
  tall: 352,
  face: 'text',
  sizes: [84, 74, 66, 59, 53, 48, 43, 39, 35, 31],
  leading: 1.14,
} as const
const SMALL = 27

/** The card as SVG without any text in it: letters are outlines. The same words, the same drawing. */
export function drawCard({ headline, above, paper, seed }: CardWords): string {
  const { width, height } = CARD_SIZE
  const { svg, dyes } = piecePattern(seed, { wide: CLOTH, tall: height })
  const cloth = svg.replace(
    '<svg ',
    `<svg x="${width - CLOTH}" width="${CLOTH}" height="${height}" `,
  )
  const { size, lines } = setLines(headline, HEADLINE)
  const step = size * HEADLINE.leading
  // In the middle of its room, by eye a little higher.
  const top = 128 + (HEADLINE.tall - lines.length * step) * 0.4
  const letters = lines.map((line, i) =>
    outlines(line, { face: 'text', size, x: MARGIN, y: top + i * step + size * 0.86 }),
  )
  const foot = height - 70
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<path d="M0 0h${width}v${height}H0z" fill="${dyes.ground}"/>`,
    cloth,
    `<path d="M${MARGIN} ${foot - 52}h${HEADLINE.wide}" stroke="${dyes.line}" stroke-width="2"/>`,
    `<path fill="${dyes.letters}" d="${small(above.filter(Boolean).join('  ·  '), 100)}"/>`,
    `<path fill="${dyes.letters}" d="${letters.join('')}"/>`,
    `<path fill="${dyes.letters}" d="${outlines(paper, { face: 'text', size: 34, x: MARGIN, y: foot + 4 })}"/>`,
    '</svg>',
  ].join('')
}

/** One line that does not run into the cloth. */
function small(text: string, y: number): string {
  const fit = { wide: HEADLINE.wide, tall: SMALL * 1.2, leading: 1.2, face: 'sans' } as const
  const { size, lines } = setLines(text, { ...fit, sizes: [SMALL, 24, 21] })
  return outlines(lines[0] ?? '', { face: 'sans', size, x: MARGIN, y })
}
