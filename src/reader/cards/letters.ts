// The name of the package alone leads Node to another file than Vite.
import { type Command, type Font, parse } from 'opentype.js/dist/opentype.mjs'
import loraCyrillic from './fonts/lora-cyrillic.woff?inline'
import loraLatin from './fonts/lora-latin.woff?inline'
import onestCyrillic from './fonts/onest-cyrillic.woff?inline'
import onestLatin from './fonts/onest-latin.woff?inline'

/** `text` for headlines, `sans` for what stands around them. */
export type Face = 'text' | 'sans'

/** The width of a line of text in pixels. */
export function widthOf(text: string, face: Face, size: number): number {
  return runsOf(text, face).reduce((sum, run) => sum + run.font.getAdvanceWidth(run.text, size), 0)
}

/**
 * A line of text as outlines, for the `d` of an SVG path, so that no font of the machine is needed.
 * `y` is its base line. What none of our fonts has is left out.
 */
export function outlines(
  text: string,
  { face, size, x, y }: { face: Face; size: number; x: number; y: number },
): string {
  let left = x
  return runsOf(text, face)
    .map((run) => {
      const path = run.font.getPath(run.text, left, y, size).commands.map(written).join('')
      left += run.font.getAdvanceWidth(run.text, size)
      return path
    })
    .join('')
}

/** The package's own writing of it gives NaN for some numbers. */
function written(command: Command): string {
  switch (command.type) {
    case 'Z':
      return 'Z'
    case 'Q':
      return `Q${points(command.x1, command.y1, command.x, command.y)}`
    case 'C':
      return `C${points(command.x1, command.y1, command.x2, command.y2, command.x, command.y)}`
    default:
      return command.type + points(command.x, command.y)
  }
}

function points(...numbers: number[]): string {
  return numbers.map((number) => number.toFixed(1)).join(' ')
}

type Run = { font: Font; text: string }

/** Pieces of text that one font has; the Cyrillic ones have plain Latin letters too. */
function runsOf(text: string, face: Face): Run[] {
  const runs: Run[] = []
  for (const letter of text.normalize('NFC')) {
    const last = runs.at(-1)
    const font =
      last && has(last.font, letter) ? last.font : fontsOf(face).find((f) => has(f, letter))
    if (!font) continue
    if (last?.font === font) last.text += letter
    else runs.push({ font, text: letter })
  }
  return runs
}

function has(font: Font, letter: string): boolean {
  return font.charToGlyphIndex(letter) !== 0
}

const files = { text: [loraCyrillic, loraLatin], sans: [onestCyrillic, onestLatin] }
const loaded: Partial<Record<Face, Font[]>> = {}

/** Read when the first card is drawn, and not before. */
function fontsOf(face: Face): Font[] {
  loaded[face] ??= files[face].map((address) => {
    const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
    return parse(new Uint8Array(bytes).buffer)
  })
  return loaded[face]
}
