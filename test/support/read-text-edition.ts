import { type ArticleKind, articleKinds } from '#contract/article.ts'
import { editions } from '#contract/edition.ts'
import { messagesFor } from '#reader/messages/catalogue.ts'

export type ReadBlock = { type: 'paragraph' | 'heading' | 'list-item' | 'quote'; text: string }

export type ReadArticle = {
  headline: string
  kind: ArticleKind
  dateline: string | null
  subheads: string[]
  blocks: ReadBlock[]
  truncated: boolean
}

export type Reading = {
  siteDate: string | null
  ticker: { pair: string; value: string; change: string }[]
  furniture: string[]
  articles: ReadArticle[]
}

type Lines = { furniture: string[]; article: ReadArticle }

const TICKER = /^• ([A-Z]{3}\/[A-Z]{3}) = (\S+)(?: (\S+))?$/
const DAY = /^\d{1,2} \p{L}+ \d{4}$/u
/** What is no text at all: a marked line, a line of a box, a divider. */
const NO_TEXT = /^(\[|\||\* \* \*$)/
const ITEM = /^(?:-|\d+\.) (.*)$/
const QUOTE = '> '

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’ʻʼ.-]*"
const AGENCY = '(?: \\([\\p{L}\\p{M}\\p{N} .&-]{1,30}\\))?'
const PLACES = `${WORD}(?:(?:, | |/)${WORD})*${AGENCY}`
const DATELINE = new RegExp(`^(${PLACES}) — `, 'u')
/** A dateline of this form stands in the first paragraph, any other in a line of its own. */
export const PLAIN_DATELINE = new RegExp(`^${PLACES}$`, 'u')

/**
 * Reads a text edition back, by the grammar of docs/decisions/0005-text-edition.md and nothing
 * else: no guess about what a line means. It stands in for the capture reader in tests.
 */
export function readTextEdition(text: string): Reading {
  const [top = '', ...pieces] = text.replaceAll('\r\n', '\n').trimEnd().split('\n\n\n')
  const reading = readTop(top.split('\n'))
  for (const piece of pieces) {
    const { article, furniture } = readPiece(piece)
    reading.articles.push(article)
    reading.furniture.push(...furniture)
  }
  return reading
}

function readTop(lines: string[]): Reading {
  const rates = lines.findIndex((line) => !TICKER.test(line))
  const ticker = lines.slice(0, rates).flatMap((line) => {
    const [, pair = '', value = '', change] = TICKER.exec(line) ?? []
    return change ? [{ pair, value, change }] : []
  })
  const day = lines[rates] ?? ''
  const siteDate = DAY.test(day) ? isoDay(day) : null
  const furniture = lines.slice(siteDate ? rates + 1 : rates).filter(Boolean)
  return { siteDate, ticker, furniture, articles: [] }
}

/** English only, as the tests write it. */
function isoDay(day: string): string {
  return new Date(`${day} UTC`).toISOString().slice(0, 10)
}

function readPiece(piece: string): Lines {
  const [head = '', ...blocks] = piece.split('\n\n')
  const read = readHead(head.split('\n'))
  for (const block of blocks) readBlock(block.split('\n'), read)
  read.article.truncated = !piece.split('\n').at(-1)?.startsWith('[')
  return read
}

function readHead([headline = '', ...about]: string[]): Lines {
  const kind = kindOf(about[0])
  const dateline = about.map((line) => /^\[— (.*) —\]$/.exec(line)?.[1]).find(Boolean) ?? null
  const article: ReadArticle = {
    headline: withoutEscape(headline),
    kind: kind ?? 'news',
    dateline,
    subheads: [],
    blocks: [],
    truncated: false,
  }
  return { article, furniture: about }
}

function kindOf(label: string | undefined): ArticleKind | undefined {
  const catalogues = editions.map((edition) => messagesFor(edition).kinds)
  return articleKinds.find((kind) => catalogues.some((kinds) => kinds[kind] === label))
}

/** Lines without a blank line between them: what is followed by another line is a subhead. */
function readBlock(lines: string[], { article, furniture }: Lines): void {
  for (const [i, line] of lines.entries()) {
    const item = ITEM.exec(line)?.[1]
    const afterQuote = lines[i - 1]?.startsWith(QUOTE) ?? false
    if (NO_TEXT.test(line)) furniture.push(line)
    else if (item !== undefined) article.blocks.push({ type: 'list-item', text: item })
    else if (line.startsWith(QUOTE) && afterQuote) furniture.push(line)
    else if (line.startsWith(QUOTE)) article.blocks.push({ type: 'quote', text: line.slice(2) })
    else if (i < lines.length - 1) readSubhead(line, article)
    else readParagraph(line, article)
  }
}

function readSubhead(line: string, article: ReadArticle): void {
  const text = withoutEscape(line)
  article.blocks.push({ type: 'heading', text })
  article.subheads.push(text)
}

/** The first paragraph keeps its dateline; behind a backslash there is none. */
function readParagraph(line: string, article: ReadArticle): void {
  const isFirst = !article.blocks.some((block) => block.type === 'paragraph')
  if (isFirst) article.dateline ??= DATELINE.exec(line)?.[1] ?? null
  article.blocks.push({ type: 'paragraph', text: withoutEscape(line) })
}

function withoutEscape(line: string): string {
  return line.startsWith('\\') ? line.slice(1) : line
}
