import type { Block } from '#contract/body.ts'
import { cleanText } from '../conversion/marked-text.ts'
import { newBlockId } from '../keeping/new-block-id.ts'
import { fitBlocks } from './fit-blocks.ts'

/**
 * Plain text by paragraphs. Where blank lines part them, a single line feed is a line break inside
 * one; where there are none, each line is a paragraph.
 */
export function readPlain(text: string): { blocks: Block[]; notices: string[] } {
  const whole = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\t', ' ')
  const hasGaps = /\n[^\S\n]*\n/.test(whole.trim())
  const parts = whole
    .split(hasGaps ? /\n[^\S\n]*\n\s*/ : '\n')
    .map((part) => cleanText(part).trim())
  const paragraphs = parts.filter((part) => part !== '')
  return fitBlocks(
    paragraphs.map((part) => ({ type: 'paragraph', id: newBlockId(), text: part, marks: [] })),
  )
}
