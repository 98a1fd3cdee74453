import {
  addFile,
  type FileCounts,
  type FileLine,
  noFiles,
  type PieceLine,
  type PieceOutcome,
  type RefusalWord,
} from '#intake/capture-report.ts'
import { onOneLine, print } from './terminal.ts'

export type CaptureReport = FileCounts & {
  dryRun: boolean
  /** Files in the named paths; fewer are read where the run is stopped. */
  files: number
  /** How many were refused for which reason. */
  refusals: Partial<Record<RefusalWord, number>>
  /** Stored captures with a rate snapshot. */
  rateSnapshots: number
  lines: FileLine[]
}

/**
 * Adds up what an import tells of its files. Lines that only the totals need are not kept, unless
 * `keepsAll`.
 */
export function countCaptures({
  dryRun,
  files,
  keepsAll,
}: {
  dryRun: boolean
  files: number
  keepsAll: boolean
}) {
  let report: CaptureReport = {
    ...{ ...noFiles, dryRun, files, refusals: {}, rateSnapshots: 0, lines: [] },
  }
  return {
    add(line: FileLine): void {
      report = { ...report, ...addFile(report, line) }
      if (keepsAll || isToTell(line)) report.lines.push(line)
      if (line.outcome === 'refused') {
        report.refusals[line.reason] = (report.refusals[line.reason] ?? 0) + 1
      } else if (line.outcome === 'stored' && line.rates > 0) report.rateSnapshots += 1
    },
    report: () => report,
  }
}

/** For a person: a line for each thing to look at, then the totals. */
export function tellReport(report: CaptureReport): void {
  for (const line of report.lines) {
    if (line.outcome === 'refused') {
      print(
        `refused: ${onOneLine(line.file)}: ${refusalInWords(line.reason)}${line.note && ` (${line.note})`}`,
      )
      continue
    }
    for (const piece of line.pieces) tellPiece(piece, line.file)
  }
  tellCounts(report, report.dryRun ? 'Nothing was kept. Read' : 'Read')
  if (report.rateSnapshots > 0) print(`Rate snapshots: ${count(report.rateSnapshots)}.`)
}

/** Nothing where there is nothing to look at. */
export function tellPiece({ headline, outcome, path, note }: PieceLine, from: string): void {
  const sentence = sentences[outcome]
  if (!sentence) return
  const where = path ? ` ${path}` : ''
  const piece = `${headline ?? 'no headline'} (${onOneLine(from)})`
  print(`${sentence}: ${piece}${where}${note && `: ${note}`}`)
}

export function tellCounts(counts: FileCounts, first = 'Read'): void {
  const { read, stored, alreadyThere, refused } = counts
  print(
    `${first} ${count(read)} ${read === 1 ? 'file' : 'files'}: ${count(stored)} stored, ${count(alreadyThere)} already there, ${count(refused)} refused.`,
  )
  const pieces = Object.entries(counts.pieces).map(([outcome, n]) => `${count(n)} ${outcome}`)
  if (pieces.length > 0) print(`Pieces: ${pieces.join(', ')}.`)
}

/** What somebody should look at; the rest is in the totals, and in --json. */
const sentences: Partial<Record<PieceOutcome, string>> = {
  published: 'published',
  fuller: 'a fuller copy is in the working copy',
  'fuller-left': 'a fuller copy was left in its capture',
  reread: 'read otherwise than before; the new reading is in the working copy',
  'reread-left': 'read otherwise than before; left in its capture',
  lost: 'not found in its capture any more',
  conflict: 'the same headline with other words',
  unfit: 'no article can be made of it',
}

function isToTell(line: FileLine): boolean {
  return line.outcome === 'refused' || line.pieces.some(({ outcome }) => outcome in sentences)
}

export function refusalInWords(reason: RefusalWord): string {
  return reason.replace(/^capture-/, '').replaceAll('-', ' ')
}

function count(n: number): string {
  return n.toLocaleString('en')
}
