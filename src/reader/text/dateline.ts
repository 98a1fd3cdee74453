import type { Block, Body } from '#contract/body.ts'
import { fold } from './lines.ts'

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’ʻʼ.-]*"
const PLAIN = `${WORD}(?:(?:, | |/)${WORD})*(?: \\([\\p{L}\\p{M}\\p{N} .&-]{1,30}\\))?`
const PLAIN_DATELINE = new RegExp(`^${PLAIN}$`, 'u')
const PLAIN_START = new RegExp(`^${PLAIN} — `, 'u')

type Paragraph = Extract<Block, { type: 'paragraph' }>

/** `BISHKEK`, `OSH, Kyrgyzstan`, `ALMATY (VP)`: capitalised words, the agency in parentheses. */
export function isPlainDateline(dateline: string): boolean {
  return PLAIN_DATELINE.test(fold(dateline))
}

/** Whether a paragraph would be read as `BISHKEK — …`, though the words are its own. */
export function beginsLikeDateline(text: string): boolean {
  return PLAIN_START.test(text)
}

/** The paragraph that carries the dateline in front: the first one that is not in an aside. */
export function findFirstParagraph(body: Body): Paragraph | null {
  return body.find((block) => block.type === 'paragraph') ?? null
}
