import { expect, test } from 'vitest'
import { toneOf, tones } from './picture-tone.ts'
import { styleElement } from './stylesheet.ts'

test('every tone is its own, and has its class in the style sheet', () => {
  const css = String(styleElement).replace(/[\s;]/g, '')
  for (const [at, tone] of tones.entries()) {
    expect(toneOf(tone)).toBe(`tone-${at}`)
    expect(css).toContain(`.tone-${at}{background:${tone}}`)
  }
})

test('a colour gets the tone that is nearest', () => {
  expect(toneOf('#d8dbdc')).toBe(toneOf('#d9dadb'))
  expect(toneOf('#000000')).toBe(toneOf('#1f2430'))
})
