import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { PublishedArticle } from '#articles/published-article.ts'
import type { Block, PictureUse } from '#contract/body.ts'
import { articles } from '../../../test/support/arbitrary-article.ts'
import { articlePage } from '../../../test/support/article-pages.ts'
import { aFrame } from '../../../test/support/page-models.ts'
import { fold } from '../../../test/support/published-texts.ts'
import { en } from '../messages/en.ts'
import { writeMarkdown } from './write-markdown.ts'

const frame = aFrame()

/** What a block says, as a tree of its texts. */
type Said = [type: string, ...texts: (string | Said)[]]

// Both laws over each piece: to make one and to parse it costs more than to look at it twice.
test('the markdown of an article, parsed, has every block with its text, and no markup of its own', () => {
  fc.assert(
    fc.property(articles, (article) => {
      const { matter, blocks } = parsed(article)
      expect(matter.title).toBe(article.text.headline)
      expect(matter.kind).toBe(article.text.kind)
      expectEveryBlock(article, blocks)
      expectNoMarkup(blocks)
    }),
    { numRuns: 300 },
  )
  // A busy machine takes its time over so many.
}, 90_000)

function expectEveryBlock(article: PublishedArticle, blocks: Token[]): void {
  const said = blocks.map(blockSaid)
  const published = bodyPublished(article)
  expect(said[0]).toEqual(['heading', fold(article.text.headline)])
  const start = said.findIndex(([type]) => type === 'blockquote') + 1
  expect(said.slice(start, start + published.length)).toEqual(published)
  expect(said[start + published.length]).toEqual(['hr'])
}

/** Hostile text becomes no HTML, and no link but those of the marks and of the end. */
function expectNoMarkup(blocks: Token[]): void {
  const tokens = allTokens(blocks)
  expect(tokens.filter(({ type }) => !ALLOWED.has(type))).toEqual([])
  const links = tokens.filter((token): token is Tokens.Link => token.type === 'link')
  expect(links.filter(({ href }) => !HREFS.has(href))).toEqual([])
}

const ALLOWED = new Set([
  ...['space', 'heading', 'paragraph', 'text', 'escape', 'strong', 'em', 'br', 'link', 'hr'],
  ...['blockquote', 'list', 'list_item', 'table'],
])
const HREFS = new Set([
  'https://a.example/x_(y)?a=1&copy;=2',
  'mailto:desk@a.example',
  'https://paper.example/2025/08/18/x',
  'https://paper.example/2026/11/20/bridge/history',
])

function allTokens(blocks: Token[]): Token[] {
  const tokens: Token[] = []
  // `walkTokens` returns what the callback returns, of which there is nothing to wait for.
  void marked.walkTokens(blocks, (token) => void tokens.push(token))
  return tokens
}

function parsed(article: PublishedArticle) {
  const text = writeMarkdown(frame, articlePage(article))
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?\n)---\n\n([\s\S]*)$/.exec(text) ?? []
  const blocks = marked.lexer(body).filter((token) => token.type !== 'space')
  return { matter: parse(yaml) as Record<string, unknown>, blocks }
}

function bodyPublished({ text }: PublishedArticle): Said[] {
  const dateline = text.dateline
  const first = text.body.find((block) => block.type === 'paragraph')
  const blocks = text.body.flatMap((block) => {
    const isDated = block === first && dateline
    return blockPublished(
      isDated ? { ...block, text: `${dateline} — ${block.text}`, marks: [] } : block,
    )
  })
  const undated: Said[] = first || !dateline ? [] : [['paragraph', fold(dateline)]]
  const lead = text.leadPicture ? [picturePublished(text.leadPicture)] : []
  return [...lead, ...undated, ...blocks]
}

function blockPublished(block: Block): Said[] {
  const words = en.block
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [[block.type, fold(block.text)]]
    case 'quote':
      return [quoted(block.text, block.speaker && words.speaker(block.speaker))]
    case 'list':
      return [['list', ...block.items.map(({ text }) => fold(text))]]
    case 'table': {
      const width = Math.max(...block.rows.map((row) => row.length))
      const head = block.header ? [] : Array.from({ length: width }, () => '')
      const cells = block.rows.flatMap((row) =>
        Array.from({ length: width }, (_, i) => fold(row[i]?.text ?? '')),
      )
      const caption: Said[] = block.caption ? [['paragraph', fold(block.caption)]] : []
      return [...caption, ['table', ...head, ...cells]]
    }
    case 'picture':
      return [picturePublished(block)]
    case 'aside': {
      const title = block.title ? `${words.aside}: ${block.title}` : words.aside
      return [['blockquote', ['paragraph', fold(title)], ...block.blocks.flatMap(blockPublished)]]
    }
    case 'divider':
      return [['hr']]
    case 'embed':
      return [quoted(words.embed(block.site), block.title, block.excerpt)]
    case 'rate-chart':
      return [quoted(words.rateChart(block.pair, String(block.days)))]
    case 'file':
    case 'audio':
    case 'video':
      return [quoted(words[block.type](block.title))]
    case 'storyline-card':
      return [quoted(words.storyline(block.title))]
    case 'register-card':
      return [quoted(words.register(block.title))]
  }
}

function picturePublished(use: PictureUse): Said {
  const { alt, caption, credit, licence, source } = use
  const said = [credit, licence, source].filter((text) => text !== '').join('; ')
  return quoted(en.block.picture(alt), caption, said && en.block.credit(said))
}

function quoted(...texts: string[]): Said {
  const filled = texts.filter((text) => text !== '')
  return ['blockquote', ...filled.map((text): Said => ['paragraph', fold(text)])]
}

function blockSaid(token: Token): Said {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
      return [token.type, fold(plain(token.tokens))]
    case 'blockquote':
      return ['blockquote', ...withoutSpace(token.tokens).map(blockSaid)]
    case 'list':
      return ['list', ...token.items.map((item: Tokens.ListItem) => fold(plain(item.tokens)))]
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return ['table', ...[header, ...rows].flat().map((cell) => fold(plain(cell.tokens)))]
    }
    default:
      return [token.type]
  }
}

function withoutSpace(tokens: Token[] = []): Token[] {
  return tokens.filter((token) => token.type !== 'space')
}

/** What is read of inline tokens when their markup is gone. */
function plain(tokens: Token[] = []): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return '\n'
      if ('tokens' in token && token.tokens) return plain(token.tokens)
      return 'text' in token ? token.text : token.raw
    })
    .join('')
}
