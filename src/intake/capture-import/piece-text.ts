import { randomBytes } from 'node:crypto'
import { type ArticleText, articleTextSchema } from '#contract/article.ts'
import type { Block } from '#contract/body.ts'
import type { ReadArticle, ReadBlock } from '../reading.ts'

/** What an imported text has that its capture does not say. */
export type Filing = Pick<ArticleText, 'bylines' | 'terms'>

/** What of a reading an article is made from. */
export type PieceToRead = Pick<ReadArticle, 'headline' | 'kind' | 'dateline' | 'blocks'>

export type PieceText = { ok: true; text: ArticleText } | { ok: false; reason: string }

const LONGEST_HEADING = 300

/**
 * A piece of a capture as the text of an article. Its dateline, which the first paragraph of a
 * reading keeps, stands apart. `reason` is the first thing that does not fit an article, in words.
 */
export function pieceText(piece: PieceToRead, filing: Filing): PieceText {
  const { headline, kind } = piece
  if (headline === null) return { ok: false, reason: 'it has no headline' }
  const { dateline, blocks } = takeDateline(piece)
  const parsed = articleTextSchema.safeParse({
    ...filing,
    headline: clean(headline),
    standfirst: '',
    kind,
    dateline,
    labels: [],
    sourcesNote: '',
    leadPicture: null,
    body: bodyOf(blocks),
  })
  if (parsed.success) return { ok: true, text: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, reason: `${issue?.path.join('.') ?? 'text'}: ${issue?.message ?? 'unfit'}` }
}

function takeDateline({ dateline, blocks }: PieceToRead): {
  dateline: string
  blocks: ReadBlock[]
} {
  const cleaned = blocks
    .map(({ type, text }) => ({ type, text: clean(text) }))
    .filter(({ text }) => text !== '')
  const first = cleaned.findIndex(({ type }) => type === 'paragraph')
  const opening = cleaned[first]
  const place = clean(dateline ?? '')
  if (!opening || place === '' || !opening.text.startsWith(place)) {
    return { dateline: place, blocks: cleaned }
  }
  const rest = opening.text.slice(place.length).replace(/^\s*[—–-]+\s*/u, '')
  const kept = rest === '' ? [] : [{ ...opening, text: rest }]
  return { dateline: place, blocks: cleaned.toSpliced(first, 1, ...kept) }
}

/** List items that follow one another are one list. */
function bodyOf(blocks: readonly ReadBlock[]): Block[] {
  const body: Block[] = []
  for (const { type, text } of blocks) {
    const words = { ...newBlockId(), text, marks: [] }
    const last = body.at(-1)
    if (type === 'list-item' && last?.type === 'list') last.items.push(words)
    else if (type === 'list-item') {
      body.push({ type: 'list', ...newBlockId(), ordered: false, items: [words] })
    } else if (type === 'quote') body.push({ type, ...words, speaker: '' })
    else if (type === 'heading' && text.length <= LONGEST_HEADING) {
      body.push({ type, ...words, level: 2 })
    } else body.push({ type: 'paragraph', ...words })
  }
  return body
}

/** One line, without what no text may hold. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\s\p{Cc}\u2028\u2029\ufeff]+/gu, ' ')
    .trim()
}

function newBlockId(): { id: string } {
  return { id: randomBytes(9).toString('base64url') }
}
