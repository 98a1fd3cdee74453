import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Block } from '#contract/body.ts'
import { readStory } from '#intake/read-story.ts'
import { projectFile } from '#platform/project-file.ts'
import { composeCapture } from './compose-capture.ts'

/**
 * As `generateCapture`, of the English stories of the sample newsroom: words of a language. What a
 * capture costs goes by its lines. That with which the project began has some 80 lines of prose in
 * 26,000 characters; our paragraphs are half as long, so two of them make one.
 */
export function sampleCapture(length: number): string {
  const folder = projectFile('samples', 'stories')
  const files = readdirSync(folder).filter((file) => /^[^.]+\.md$/.test(file))
  const pieces = files.toSorted().map((file) => {
    const { headline, blocks } = readStory(readFileSync(path.join(folder, file), 'utf8'), file)
    return { headline, blocks: joinPairs(blocks) }
  })
  return composeCapture(length, (number) => pieces[number % pieces.length])
}

function joinPairs(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  let half: Extract<Block, { type: 'paragraph' }> | null = null
  for (const block of blocks) {
    const isText = block.type === 'paragraph'
    if (half && isText) joined.splice(-1, 1, { ...half, text: `${half.text} ${block.text}` })
    else joined.push(block)
    half = isText && !half ? block : null
  }
  return joined
}
