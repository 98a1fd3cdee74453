import { createHash } from 'node:crypto'
import type { Edition } from '#contract/edition.ts'
import loraCyrillic from './fonts/lora-cyrillic.woff2?inline'
import loraLatin from './fonts/lora-latin.woff2?inline'
import onestCyrillic from './fonts/onest-cyrillic.woff2?inline'
import onestLatin from './fonts/onest-latin.woff2?inline'

/**
 * Lora for reading, Onest for everything around it, each in one file a script, so that no page asks
 * for more than two. How they are made: scripts/make-fonts.py; what they hold: fonts.test.ts.
 */
const faces = {
  lora: { latin: fontFile('lora-latin', loraLatin), cyrl: fontFile('lora-cyrillic', loraCyrillic) },
  onest: {
    latin: fontFile('onest-latin', onestLatin),
    cyrl: fontFile('onest-cyrillic', onestCyrillic),
  },
}

type Script = keyof (typeof faces)['lora']

export type FontFile = { path: string; bytes: Buffer }

/** What is served; the names change with the contents. */
export const fontFiles: readonly FontFile[] = Object.values(faces).flatMap((of) =>
  Object.values(of),
)

/** Which files the pages of an edition use: of its own script only, whatever else stands in them. */
export function scriptOf(edition: Edition): Script {
  return edition === 'en' || edition === 'tk' || edition === 'uz-Latn' ? 'latin' : 'cyrl'
}

/**
 * The faces, and in their place until they have come those of the machine, stretched to the same
 * measures, so that nothing jumps. Each factor is the width of a sentence in our face over that in
 * the other, of one in Russian and one in English the mean; the heights follow from it.
 */
export const fontFaces = [
  face('Text', faces.lora.latin),
  face('TextC', faces.lora.cyrl),
  face('Sans', faces.onest.latin),
  face('SansC', faces.onest.cyrl),
  standIn('TextG', ['Georgia'], 1.04, lora()),
  standIn('TextN', ['Noto Serif'], 0.963, lora()),
  standIn('TextD', ['DejaVu Serif'], 0.91, lora()),
  standIn('SansR', ['Roboto', 'Arial', 'Liberation Sans'], 1.037, onest()),
  standIn('SansD', ['DejaVu Sans'], 0.91, onest()),
].join('')

/** hhea of Lora, in em. */
function lora() {
  return { ascent: 1.006, descent: 0.274 }
}

/** hhea of Onest, in em. */
function onest() {
  return { ascent: 0.97, descent: 0.305 }
}

function fontFile(name: string, address: string): FontFile {
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { path: `/assets/${name}-${digest}.woff2`, bytes }
}

function face(family: string, { path }: FontFile): string {
  return `@font-face{font-family:${family};src:url(${path})format("woff2");font-weight:400 700;font-display:swap}`
}

function standIn(
  family: string,
  local: readonly string[],
  factor: number,
  { ascent, descent }: { ascent: number; descent: number },
): string {
  const percent = (part: number) => `${Math.round(part * 1000) / 10}%`
  const src = local.map((name) => `local("${name}")`).join()
  return (
    `@font-face{font-family:${family};src:${src};size-adjust:${percent(factor)};` +
    `ascent-override:${percent(ascent / factor)};descent-override:${percent(descent / factor)};` +
    'line-gap-override:0%}'
  )
}
