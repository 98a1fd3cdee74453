/**
 * Draws the pictures of the sample newsroom into samples/stories/pictures. The same code gives the
 * same files; who changes a drawing runs `node scripts/draw-samples.ts` and commits both.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { landscapes } from './sample-drawings/landscapes.ts'
import { towns } from './sample-drawings/towns.ts'

const folder = path.join(import.meta.dirname, '..', 'samples', 'stories', 'pictures')
mkdirSync(folder, { recursive: true })
for (const [name, draw] of Object.entries({ ...landscapes, ...towns })) {
  const svg = draw()
  writeFileSync(path.join(folder, `${name}.svg`), svg)
  console.log(`${name}.svg ${svg.length}`)
}
