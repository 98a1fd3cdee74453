import { readFile, stat } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { decodeCapture, MAX_CAPTURE_BYTES, refusal } from '#intake/decode-capture.ts'
import { readCapture } from '#intake/read-capture.ts'
import type { ExplainedLine, ReadArticle, Reading } from '#intake/reading.ts'
import { Failure } from '#platform/failure.ts'
import { print, printJson, printTable, styled } from './terminal.ts'

const WIDEST = 60

const parse = defineCommand({
  meta: { description: 'Read the plain text of a page and show what was found in it' },
  args: {
    file: { type: 'positional', required: true, description: 'A text file' },
    json: { type: 'boolean', description: 'The reading as one JSON document' },
    explain: { type: 'boolean', description: 'For each line its role, score and reasons' },
  },
  run: async ({ args }) => {
    const reading = readCapture(await readText(args.file), { explain: Boolean(args.explain) })
    if (args.json) printJson(asDocument(reading))
    else if (reading.lines) printLines(reading.lines)
    else printSummary(reading)
  },
})

export const capture = defineCommand({
  meta: { description: 'Captures: the plain text of old pages' },
  subCommands: {
    parse,
    rates: async () => (await import('./capture-rates.ts')).captureRates,
    reread: async () => (await import('./capture-reread.ts')).captureReread,
    review: async () => (await import('./import-runs.ts')).captureReview,
  },
})

async function readText(file: string): Promise<string> {
  let bytes: Buffer
  try {
    if ((await stat(file)).size > MAX_CAPTURE_BYTES) throw refusal('capture-too-large')
    bytes = await readFile(file)
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new Failure('capture-unreadable', `${file} cannot be read.`, { cause })
  }
  return decodeCapture(bytes).text
}

/** The public shape of a reading; `lines` only where they were asked for. */
function asDocument({ siteDate, ticker, furniture, articles, lines }: Reading) {
  return {
    siteDate,
    ticker: ticker.map(({ pair, value, change }) => ({ pair, value, change })),
    furniture,
    articles: articles.map(({ headline, kind, dateline, subheads, blocks, truncated }) => {
      return { headline, kind, dateline, subheads, blocks, truncated }
    }),
    ...(lines && { lines }),
  }
}

function printLines(lines: ExplainedLine[]): void {
  const rows = lines.map(({ line, role, score, text, features }) => [
    String(line),
    role,
    score.toFixed(1),
    text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text,
    features
      .slice(0, 5)
      .map(({ name, weight }) =>
        weight ? `${name} ${weight > 0 ? '+' : ''}${weight.toFixed(1)}` : name,
      )
      .join(', '),
  ])
  printTable([['line', 'role', 'score', 'text', 'because'], ...rows])
}

function printSummary({ siteDate, ticker, furniture, articles }: Reading): void {
  print(`Day of the capture: ${siteDate ?? 'not printed'}`)
  print(`Rates: ${ticker.map(({ pair, value }) => `${pair} ${value}`).join(', ') || 'none'}`)
  print(`Lines that are no article: ${furniture.length}`)
  for (const article of articles) printArticle(article)
}

function printArticle({ headline, kind, blocks, completeness }: ReadArticle): void {
  const paragraphs = blocks.filter(({ type }) => type !== 'heading').length
  const count = paragraphs === 1 ? '1 paragraph' : `${paragraphs} paragraphs`
  print(`\n${styled('bold', headline ?? '(no headline)')}\n  ${kind}, ${count}, ${completeness}`)
}
