import { describe, expect, it } from 'vitest'
import { type Edition, editions } from '#contract/edition.ts'
import { readWoff2 } from '../../test/support/read-woff2.ts'
import { fontFaces, fontFiles, scriptOf } from './fonts.ts'

const figures = '0123456789'
const marks = ' .,:;!?()%&/+-–—−«»“”‘’„…·×°§€₸₽'
const english = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const russian = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя'

/** Every letter that an edition is written with, small and capital. */
const letters: Record<Edition, string> = {
  en: english,
  ru: russian,
  kk: `${russian}ӘҒҚҢӨҰҮҺІәғқңөұүһі`,
  ky: `${russian}ҢӨҮңөү`,
  tg: `${russian}ҒӢҚӮҲҶғӣқӯҳҷ`,
  'uz-Latn': `${english}ʻʼ`,
  'uz-Cyrl': `${russian}ЎҚҒҲўқғҳ`,
  tk: `${english}ÇÄŽŇÖŞÜÝçäžňöşüý`,
}

describe.each(fontFiles.map(({ path, bytes }) => ({ path, bytes })))('$path', ({ path, bytes }) => {
  const { characters, axes, features } = readWoff2(bytes)
  const script = path.includes('cyrillic') ? 'cyrl' : 'latin'

  it.each(editions.filter((edition) => scriptOf(edition) === script))(
    'has every letter of %s, figures and punctuation',
    (edition) => {
      const wanted = [...new Set(letters[edition] + english + figures + marks)]
      const missing = wanted.filter((letter) => !characters.has(letter.codePointAt(0) ?? 0))
      expect(missing.join('')).toBe('')
    },
  )

  it('has the letters of names from next door', () => {
    const wanted = script === 'cyrl' ? '№ЇїЄєҐґ' : 'ğışÉéŁłńŚśÇçŠšŽžÖöÜü'
    const missing = [...wanted].filter((letter) => !characters.has(letter.codePointAt(0) ?? 0))
    expect(missing.join('')).toBe('')
  })

  it('is variable, sets figures under each other, and is small', () => {
    expect(axes).toEqual(['wght 400–700'])
    expect(features).toContain('tnum')
    expect(bytes.length).toBeGreaterThan(15_000)
    expect(bytes.length).toBeLessThanOrEqual(45_000)
  })
})

it('the reader of font files does not find what is not there', () => {
  const [file] = fontFiles
  const { characters } = readWoff2(file?.bytes ?? Buffer.alloc(0))
  expect(characters.has('漢'.codePointAt(0) ?? 0)).toBe(false)
  expect(characters.size).toBeLessThan(400)
})

it('every face is shown before it has come, and has stand-ins of its measures', () => {
  const faces = fontFaces.split('@font-face').slice(1)
  const own = faces.filter((face) => face.includes('url('))
  expect(own).toHaveLength(fontFiles.length)
  for (const face of own) expect(face).toContain('font-display:swap')
  for (const face of faces.filter((other) => !own.includes(other))) {
    expect(face).toMatch(/size-adjust:.*ascent-override:.*descent-override:.*line-gap-override:0%/)
  }
})
