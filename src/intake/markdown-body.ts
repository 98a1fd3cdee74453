import { randomBytes } from 'node:crypto'
import { Marked, type Token, type Tokens } from 'marked'
import { parse } from 'yaml'
import type { Block, PictureUse } from '#contract/body.ts'
import { type MarkedRun, type Refuse, readMarkedRun } from './marked-run.ts'
import { type FilePlace, storyFailure } from './story-failure.ts'
import { type PictureFields, pictureFields } from './story-picture.ts'

/**
 * Reads the Markdown of a story or page into blocks with fresh ids. What it takes is described in
 * samples/README.md; `usePicture` says how the pictures in it are named, and without it they are
 * refused. Links to `story:slug` are left for `resolveStoryLinks`.
 *
 * @throws Failure `story-unreadable`, naming file and line
 */
export function readMarkdownBlocks(
  text: string,
  from: FilePlace,
  usePicture?: (picture: PictureFields) => PictureUse,
): Block[] {
  let line = from.line
  const blocks: Block[] = []
  for (const token of parser.lexer(text)) {
    const refuse = refuseIn(token, { ...from, line })
    if (token.type !== 'picture') blocks.push(...readBlock(token, refuse))
    else if (!usePicture) refuse(token, 'a page has no pictures')
    else
      blocks.push({ type: 'picture', ...identified(), ...usePicture(readPicture(token, refuse)) })
    line += lineFeeds(token.raw)
  }
  if (blocks.length === 0) throw storyFailure(from, 'there is no text')
  return blocks
}

type AsideToken = { type: 'aside'; raw: string; title: string; tokens: Token[] }

const parser = new Marked().use({
  extensions: [
    {
      name: 'aside',
      level: 'block',
      start: (source: string) => /^:::/m.exec(source)?.index,
      tokenizer(source: string): AsideToken | undefined {
        const match = /^:::aside[ \t]*(.*)\n([\s\S]*?)\n:::[ \t]*(?:\n|$)/.exec(source)
        if (!match) return undefined
        const [raw, title = '', inside = ''] = match
        return {
          type: 'aside',
          raw,
          title: title.trim(),
          tokens: this.lexer.blockTokens(inside, []),
        }
      },
    },
    {
      name: 'picture',
      level: 'block',
      start: (source: string) => /^:::/m.exec(source)?.index,
      tokenizer(source: string) {
        const match = /^:::picture[ \t]*\n([\s\S]*?)\n:::[ \t]*(?:\n|$)/.exec(source)
        return match ? { type: 'picture', raw: match[0], text: match[1] } : undefined
      },
    },
  ],
})

/** marked's `Token` has a member that any `type` fits, so the cases do not narrow: hence the `as`. */
function readBlock(token: Token, refuse: Refuse): Block[] {
  switch (token.type) {
    case 'space':
      return []
    case 'paragraph':
      if (token.raw.startsWith(':::'))
        refuse(
          token,
          'an aside opens with ":::aside Title", a picture with ":::picture", and both close with ":::"',
        )
      return [{ type: 'paragraph', ...identified(), ...readMarkedRun(inside(token), refuse) }]
    case 'heading':
      return [readHeading(token as Tokens.Heading, refuse)]
    case 'blockquote':
      return [readQuote(token as Tokens.Blockquote, refuse)]
    case 'list':
      return [readList(token as Tokens.List, refuse)]
    case 'table':
      return [readTable(token as Tokens.Table, refuse)]
    case 'aside':
      return [readAside(token as AsideToken, refuse)]
    case 'hr':
      return [{ type: 'divider', ...identified() }]
    case 'code':
      return [readFence(token as Tokens.Code, refuse)]
    case 'html':
      return refuse(token, 'raw HTML is not taken')
    case 'def':
      return refuse(token, 'a link has its address beside it, not in a list')
    default:
      return refuse(token, `${token.type} has no place in a story`)
  }
}

function readHeading(token: Tokens.Heading, refuse: Refuse): Block {
  const level = token.depth
  if (level !== 2 && level !== 3) return refuse(token, 'headings are ## or ###')
  return { type: 'heading', ...identified(), level, ...readMarkedRun(token.tokens, refuse) }
}

/** The speaker is the last line, after a dash. */
function readQuote(token: Tokens.Blockquote, refuse: Refuse): Block {
  const lines = token.text.trimEnd().split('\n')
  const speaker = /^— *(.+)$/.exec(lines.at(-1) ?? '')?.[1]?.trim() ?? ''
  const words = speaker ? lines.slice(0, -1).join('\n') : token.text
  const run = parser
    .lexer(words)
    .filter((inner) => inner.type !== 'space')
    .map((inner) =>
      inner.type === 'paragraph'
        ? readMarkedRun(inside(inner), refuse)
        : refuse(inner, 'a quote holds paragraphs only'),
    )
    .reduce(joinRuns, { text: '', marks: [] })
  if (run.text === '') refuse(token, 'a quote is empty')
  return { type: 'quote', ...identified(), ...run, speaker }
}

function readList(token: Tokens.List, refuse: Refuse): Block & { type: 'list' } {
  if (token.ordered && token.start !== 1) refuse(token, 'a numbered list begins with 1')
  const items = token.items.map((item) => {
    const [only, ...more] = item.tokens.filter((inner) => inner.type !== 'space')
    if (item.task || !only || more.length > 0 || !['text', 'paragraph'].includes(only.type)) {
      return refuse(item, 'an item of a list is one run of text')
    }
    return { ...identified(), ...readMarkedRun(inside(only), refuse) }
  })
  return { type: 'list', ...identified(), ordered: token.ordered, items }
}

function readTable(token: Tokens.Table, refuse: Refuse): Block {
  const rows = [token.header, ...token.rows].map((row) =>
    row.map((cell) => readMarkedRun(cell.tokens, refuse)),
  )
  return { type: 'table', ...identified(), caption: '', header: true, rows }
}

function readAside(token: AsideToken, refuse: Refuse): Block {
  const blocks = token.tokens
    .flatMap((inner) => readBlock(inner, refuse))
    .map((block) =>
      block.type === 'paragraph' || block.type === 'list'
        ? block
        : refuse(token, 'an aside holds paragraphs and lists only'),
    )
  if (blocks.length === 0) refuse(token, 'an aside is empty')
  return { type: 'aside', ...identified(), title: token.title, blocks }
}

function readPicture(token: Token, refuse: Refuse): PictureFields {
  const parsed = pictureFields.safeParse(yamlIn((token as Tokens.Generic).text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return refuse(token, `the picture is not right (${issue?.path.join('.')}: ${issue?.message})`)
}

function yamlIn(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return null
  }
}

function readFence(token: Tokens.Code, refuse: Refuse): Block {
  const chart = /^rate-chart ([A-Z]{3}\/[A-Z]{3}) (\d{1,5})$/.exec(token.lang?.trim() ?? '')
  if (!chart?.[1] || token.text !== '') {
    return refuse(token, 'the only fenced block is an empty one named "rate-chart KZT/USD 90"')
  }
  return { type: 'rate-chart', ...identified(), pair: chart[1], days: Number(chart[2]) }
}

function joinRuns(before: MarkedRun, next: MarkedRun): MarkedRun {
  if (before.text === '') return next
  const shift = before.text.length + 1
  const moved = next.marks.map((mark) => ({
    ...mark,
    start: mark.start + shift,
    end: mark.end + shift,
  }))
  return { text: `${before.text}\n${next.text}`, marks: [...before.marks, ...moved] }
}

/** Names the line of a token inside its block; the first of that wording where there are several. */
function refuseIn(block: Token, at: FilePlace): Refuse {
  return (token, what) => {
    const before = block.raw.slice(0, Math.max(0, block.raw.indexOf(token.raw)))
    throw storyFailure({ file: at.file, line: at.line + lineFeeds(before) }, what)
  }
}

function inside(token: Token): Token[] {
  // Only the member of `Token` that any type fits has them as its own.
  return (token as Tokens.Generic).tokens ?? []
}

function identified(): { id: string } {
  return { id: randomBytes(9).toString('base64url') }
}

function lineFeeds(text: string): number {
  return text.split('\n').length - 1
}
