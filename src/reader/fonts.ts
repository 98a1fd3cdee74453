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

/** hhea of our faces, in em. */
const heights = {
  text: { ascent: 1.006, descent: 0.274 },
  sans: { ascent: 0.97, descent: 0.305 },
}

/**
 * The faces, and in their place until they have come those of the machine, stretched to the same
 * measures, so that nothing jumps; the bold ones by themselves, since they are wider in each family
 * by another share. Each factor is the width of a sentence in our face over that in the other, of
 * one in Russian and one in English the mean; the heights follow from it.
 */
export const fontFaces = [
  face('Text', faces.lora.latin),
  face('TextC', faces.lora.cyrl),
  face('Sans', faces.onest.latin),
  face('SansC', faces.onest.cyrl),
  ...standIns('text', [
    { family: 'TextG', local: ['Georgia'], plain: 1.04, bold: 0.93 },
    { family: 'TextN', local: ['Noto Serif'], plain: 0.964, bold: 0.954 },
    { family: 'TextD', local: ['DejaVu Serif'], plain: 0.91, bold: 0.851 },
  ]),
  ...standIns('sans', [
    { family: 'SansR', local: ['Roboto'], plain: 1.036, bold: 1.045 },
    { family: 'SansA', local: ['Arial', 'Liberation Sans'], plain: 1.042, bold: 0.99 },
    { family: 'SansD', local: ['DejaVu Sans'], plain: 0.91, bold: 0.835 },
  ]),
].join('')

function fontFile(name: string, address: string): FontFile {
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { path: `/assets/${name}-${digest}.woff2`, bytes }
}

function face(family: string, { path }: FontFile): string {
  return `@font-face{font-family:${family};src:url(${path})format("woff2");font-weight:400 700;font-display:swap}`
}

type StandIn = { family: string; local: readonly string[]; plain: number; bold: number }

function standIns(of: 'text' | 'sans', all: readonly StandIn[]): string[] {
  return all.flatMap(({ family, local, plain, bold }) => [
    standIn({ family, local, factor: plain, weights: '400 500' }, heights[of]),
    standIn(
      {
        family,
        // A machine with one variable file knows no bold name.
        local: [...local.map((name) => `${name} Bold`), ...local],
        factor: bold,
        weights: '600 700',
      },
      heights[of],
    ),
  ])
}

type Stretched = { family: string; local: readonly string[]; factor: number; weights: string }

function standIn(
  { family, local, factor, weights }: Stretched,
  { ascent, descent }: (typeof heights)['text'],
): string {
  const percent = (part: number) => `${Math.round(part * 1000) / 10}%`
  const src = local.map((name) => `local("${name}")`).join()
  return (
    `@font-face{font-family:${family};src:${src};font-weight:${weights};` +
    `size-adjust:${percent(factor)};` +
    `ascent-override:${percent(ascent / factor)};descent-override:${percent(descent / factor)};` +
    'line-gap-override:0%}'
  )
}
