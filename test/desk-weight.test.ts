import { readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import { type Manifest, scriptsFor, weightOf } from './support/desk-weight.ts'

const KB = 1000
const folder = projectFile('dist', 'desk')
// Vite wrote it.
const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Manifest
const first = scriptsFor(manifest, ['main.tsx', 'first-page/first-page.tsx'])
const weight = (modules: string[]) => weightOf(folder, scriptsFor(manifest, modules))

it('loads at most 240 KB of compressed script for its first page', () => {
  const found = weightOf(folder, first)
  expect(found).toBeLessThan(240 * KB)
  // Less than React and Mantine weigh: then the measure is broken.
  expect(found).toBeGreaterThan(100 * KB)
})

it.each([
  ['the list of pieces', 'finding/pieces-page.tsx', 320 * KB],
  ['the page of a piece, with its editor', 'piece/piece-page.tsx', 530 * KB],
])('loads with %s at most so much', (_name, page, limit) => {
  expect(weight(['main.tsx', page])).toBeLessThan(limit)
})

it('does not load the editor with the first page', () => {
  const editor = scriptsFor(manifest, ['piece/piece-page.tsx'])
  const own = editor.filter((file) => !first.includes(file))
  expect(weightOf(folder, own)).toBeGreaterThan(80 * KB)
})

test('a planted weight is found: what the first page imports counts, each script once', () => {
  const planted: Manifest = {
    'main.tsx': { file: 'main.js', imports: ['_react.js'], dynamicImports: ['lazy.tsx'] },
    '_react.js': { file: 'react.js' },
    'first.tsx': { file: 'first.js', imports: ['_react.js', '_editor.js'] },
    '_editor.js': { file: 'editor.js' },
    'lazy.tsx': { file: 'lazy.js' },
  }
  expect(scriptsFor(planted, ['main.tsx', 'first.tsx']).sort()).toEqual([
    'editor.js',
    'first.js',
    'main.js',
    'react.js',
  ])
})
