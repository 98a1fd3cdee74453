import { type ArticleKind, articleKinds } from '#contract/article.ts'
import type { ReadArticle, Reading, ReadRate } from '../reading.ts'
import { readDay } from './forms/read-day.ts'

/** The line that names the format; it is the same in every language. */
const FORMAT = /^\[Chapar text edition 1(?:: [^\n\]]*)?\][^\S\n]*$/m
/** Where it stands at the latest: after ticker, day and the lines about the page. */
const TOP = 20_000

const TICKER = /^• ([A-Z]{3}\/[A-Z]{3}) = (\S+)(?: (\S+))?$/
const DATELINE_ALONE = /^\[— (.*) —\]$/
/** No text: a marked line, a line of a box, a divider. */
const NO_TEXT = /^(?:\[|\||\* \* \*$)/
const ITEM = /^(?:-|\d+\.) (.*)$/
const QUOTE = '> '

/** The labels that text editions print, exactly; a test compares them with the catalogues. */
const LABELS: Record<ArticleKind, readonly string[]> = {
  news: ['News', 'Новость', 'Жаңалық'],
  brief: ['Brief', 'Коротко', 'Қысқаша'],
  analysis: ['Analysis', 'Анализ', 'Талдау'],
  opinion: ['Opinion', 'Мнение', 'Пікір'],
  interview: ['Interview', 'Интервью', 'Сұхбат'],
  live: ['Live', 'Онлайн', 'Тікелей эфир'],
  sponsored: ['Sponsored', 'На правах рекламы', 'Жарнама құқығында'],
}
const KINDS: ReadonlyMap<string, ArticleKind> = new Map(
  articleKinds.flatMap((kind) => LABELS[kind].map((label) => [label, kind] as const)),
)

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’ʻʼ.-]*`
const AGENCY = String.raw`(?: \([\p{L}\p{M}\p{N} .&-]{1,30}\))?`
const DATELINE = new RegExp(`^(${WORD}(?:(?:, | |/)${WORD})*${AGENCY}) — `, 'u')

/** Whether a text is a text edition of Chapar, in the format that is read here. */
export function isTextEdition(text: string): boolean {
  return FORMAT.test(text.slice(0, TOP))
}

/**
 * Reads a text edition by its grammar (docs/decisions/0005-text-edition.md) and nothing else: what
 * was published comes back as it was.
 */
export function readTextEdition(text: string): Reading {
  const lines = text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
  const [top = '', ...pieces] = lines.join('\n').trimEnd().split('\n\n\n')
  const reading = readTop(top.split('\n'))
  let line = top.split('\n').length + 3
  for (const piece of pieces) {
    reading.articles.push(readPiece(piece.split('\n'), line, reading.furniture))
    line += piece.split('\n').length + 2
  }
  return reading
}

function readTop(lines: string[]): Reading {
  const rates = lines.findIndex((line) => !TICKER.test(line))
  const ticker = lines.slice(0, rates).flatMap((line): ReadRate[] => {
    const [, pair = '', value = '', change] = TICKER.exec(line) ?? []
    return change ? [{ pair, value, change, timesSeen: 1 }] : []
  })
  const siteDate = readDay(lines[rates] ?? '')
  const furniture = lines.slice(siteDate ? rates + 1 : rates).filter(Boolean)
  return { form: 'text-edition', siteDate, ticker, furniture, articles: [] }
}

function readPiece(lines: string[], firstLine: number, furniture: string[]): ReadArticle {
  const truncated = !lines.at(-1)?.startsWith('[')
  const blank = lines.indexOf('')
  const headEnd = blank === -1 ? lines.length : blank
  const [headline = '', ...about] = lines.slice(0, headEnd)
  furniture.push(...about)
  const article: ReadArticle = {
    headline: withoutEscape(headline),
    kind: KINDS.get(about[0] ?? '') ?? 'news',
    dateline: about.map((line) => DATELINE_ALONE.exec(line)?.[1]).find(Boolean) ?? null,
    subheads: [],
    blocks: [],
    truncated,
    completeness: truncated ? 'cut' : 'whole',
    bylines: [],
    statedDate: null,
    firstLine,
    lastLine: firstLine + lines.length - 1,
  }
  for (let i = headEnd; i < lines.length; i++) readLine(lines, i, article, furniture)
  return article
}

/** A line that is followed by another without a blank line between is a subhead. */
function readLine(lines: string[], i: number, article: ReadArticle, furniture: string[]): void {
  const line = lines[i] ?? ''
  const item = ITEM.exec(line)?.[1]
  if (line === '') return
  if (NO_TEXT.test(line)) furniture.push(line)
  else if (item !== undefined) article.blocks.push({ type: 'list-item', text: item })
  else if (line.startsWith(QUOTE)) {
    if (lines[i - 1]?.startsWith(QUOTE)) furniture.push(line)
    else article.blocks.push({ type: 'quote', text: line.slice(QUOTE.length) })
  } else if (lines[i + 1]) {
    article.blocks.push({ type: 'heading', text: withoutEscape(line) })
    article.subheads.push(withoutEscape(line))
  } else readParagraph(line, article)
}

/** The first paragraph keeps its dateline; behind a backslash there is none. */
function readParagraph(line: string, article: ReadArticle): void {
  const isFirst = !article.blocks.some(({ type }) => type === 'paragraph')
  const found = isFirst ? DATELINE.exec(line)?.[1] : undefined
  article.dateline ??= found ?? null
  article.blocks.push({ type: 'paragraph', text: withoutEscape(line) })
}

function withoutEscape(line: string): string {
  return line.startsWith('\\') ? line.slice(1) : line
}
