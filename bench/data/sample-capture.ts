import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readStory } from '#intake/read-story.ts'
import { projectFile } from '#platform/project-file.ts'
import { composeCapture } from './compose-capture.ts'

/** As `generateCapture`, of the English stories of the sample newsroom: words of a language. */
export function sampleCapture(length: number): string {
  const folder = projectFile('samples', 'stories')
  const files = readdirSync(folder).filter((file) => /^[^.]+\.md$/.test(file))
  const pieces = files.toSorted().map((file) => {
    const { headline, blocks } = readStory(readFileSync(path.join(folder, file), 'utf8'), file)
    return { headline, blocks }
  })
  return composeCapture(length, (number) => pieces[number % pieces.length])
}
