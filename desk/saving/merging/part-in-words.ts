import { diffComm } from 'node-diff3'
import type { Block } from '#contract/body.ts'
import type { BlockPart, FieldPart } from '../merge-text.ts'
import { splitWords } from './marked-tokens.ts'
import type { FieldName, FieldValue } from './merge-field.ts'

/** What a part of a piece is called on the screen. */
export function nameOfPart(part: FieldPart | BlockPart): string {
  if (part.kind === 'field') return fieldNames[part.key]
  const block = part.mine ?? part.theirs ?? part.base
  return block ? blockNames[block.type] : 'Block'
}

const fieldNames: Record<FieldName, string> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  slug: 'Address',
  kind: 'Kind',
  dateline: 'Dateline',
  bylines: 'Bylines',
  terms: 'Section, countries and topics',
  labels: 'Labels',
  sourcesNote: 'Note on sources',
  leadPicture: 'Lead picture',
}

const blockNames: Record<Block['type'], string> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  quote: 'Quote',
  list: 'List',
  table: 'Table',
  picture: 'Picture',
  aside: 'Aside',
  divider: 'Divider',
  embed: 'Card of a page',
  file: 'File',
  audio: 'Sound',
  video: 'Video',
  'rate-chart': 'Chart of a rate',
  'storyline-card': 'Storyline',
  'register-card': 'Register',
}

/** One version of a part, as running words; null where it is not there. */
export function versionInWords(part: FieldPart | BlockPart, which: Version): string | null {
  if (part.kind === 'field') return fieldInWords(part[which])
  const block = part[which]
  return block ? blockInWords(block) : null
}

export type Version = 'base' | 'mine' | 'theirs'

/** Whether it may be written anew by hand, as words alone. */
export function isWords(part: FieldPart | BlockPart): boolean {
  if (part.kind === 'field') return words.has(part.key)
  const block = part.mine ?? part.theirs
  return block?.type === 'paragraph' || block?.type === 'heading' || block?.type === 'quote'
}

const words = new Set<FieldName>(['headline', 'standfirst', 'dateline', 'sourcesNote'])

/** A version beside the one that both began with: what stayed, what came and what went. */
export function compareWords(before: string, after: string): Shown[] {
  const pieces = diffComm(splitWords(before), splitWords(after)).flatMap((part): Piece[] => {
    const { common, buffer1, buffer2 } = part
    // A blank between two changes is no word that stayed.
    const stayed = common?.join('') ?? ''
    if (common && stayed.trim() === '') return [{ kind: 'blank', text: stayed }]
    return [
      { kind: 'same', text: stayed },
      { kind: 'gone', text: buffer1?.join('') ?? '' },
      { kind: 'new', text: buffer2?.join('') ?? '' },
    ]
  })
  return joined(pieces.filter(({ text }) => text !== ''))
}

/** Changes that only blanks part are one: what went, and then what came. */
function joined(pieces: readonly Piece[]): Shown[] {
  const shown: Shown[] = []
  let gone = ''
  let came = ''
  const end = () => {
    if (gone !== '') shown.push({ kind: 'gone', text: gone })
    if (came !== '') shown.push({ kind: 'new', text: came })
    gone = ''
    came = ''
  }
  for (const { kind, text } of pieces) {
    if (kind === 'same') {
      end()
      shown.push({ kind, text })
      continue
    }
    if (kind !== 'new') gone += text
    if (kind !== 'gone') came += text
  }
  end()
  return shown
}

type Shown = { kind: 'same' | 'gone' | 'new'; text: string }
type Piece = { kind: Shown['kind'] | 'blank'; text: string }

function fieldInWords(value: FieldValue): string {
  if (value === null) return 'none'
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return `${value.alt}${value.caption && ` (${value.caption})`}`
  return value.map((one) => (typeof one === 'string' ? one : one.name)).join(', ')
}

export function blockInWords(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.text
    case 'quote':
      return block.speaker ? `${block.text}\n— ${block.speaker}` : block.text
    case 'list':
      return block.items.map(({ text }) => `• ${text}`).join('\n')
    case 'table':
      return block.rows.map((row) => row.map(({ text }) => text).join(' | ')).join('\n')
    case 'picture':
      return [block.alt, block.caption, block.credit].filter(Boolean).join('\n')
    case 'aside':
      return [block.title, ...block.blocks.map(blockInWords)].filter(Boolean).join('\n')
    case 'divider':
      return '* * *'
    case 'rate-chart':
      return `${block.pair}, ${block.days} days`
    default:
      return block.title
  }
}
