import type { FileLine, PieceOutcome, RefusalWord } from '#intake/capture-report.ts'
import { print } from './terminal.ts'

export type CaptureReport = {
  dryRun: boolean
  /** Files in the named paths, and those of them that were looked at. */
  files: number
  read: number
  stored: number
  alreadyThere: number
  refused: number
  /** How many were refused for which reason. */
  refusals: Partial<Record<RefusalWord, number>>
  pieces: Partial<Record<PieceOutcome, number>>
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
  const report: CaptureReport = {
    ...{ dryRun, files, read: 0, stored: 0, alreadyThere: 0, refused: 0 },
    ...{ refusals: {}, pieces: {}, rateSnapshots: 0, lines: [] },
  }
  return {
    add(line: FileLine): void {
      report.read += 1
      if (keepsAll || isToTell(line)) report.lines.push(line)
      if (line.outcome === 'refused') {
        report.refused += 1
        report.refusals[line.reason] = (report.refusals[line.reason] ?? 0) + 1
        return
      }
      if (line.outcome === 'stored') report.stored += 1
      else report.alreadyThere += 1
      if (line.outcome === 'stored' && line.rates > 0) report.rateSnapshots += 1
      for (const { outcome } of line.pieces) {
        report.pieces[outcome] = (report.pieces[outcome] ?? 0) + 1
      }
    },
    report: () => report,
  }
}

/** For a person: a line for each thing to look at, then the totals. */
export function tellReport(report: CaptureReport): void {
  for (const line of report.lines) {
    if (line.outcome === 'refused') {
      print(`refused: ${line.file}: ${inWords(line.reason)}${line.note && ` (${line.note})`}`)
      continue
    }
    for (const { headline, outcome, path, note } of line.pieces) {
      const sentence = sentences[outcome]
      if (!sentence) continue
      const where = path ? ` ${path}` : ''
      print(
        `${sentence}: ${headline ?? 'no headline'} (${line.file})${where}${note && `: ${note}`}`,
      )
    }
  }
  const { read, stored, alreadyThere, refused, dryRun, rateSnapshots } = report
  const first = dryRun ? 'Nothing was kept. Read' : 'Read'
  print(
    `${first} ${count(read)} files: ${count(stored)} stored, ${count(alreadyThere)} already there, ${count(refused)} refused.`,
  )
  const pieces = Object.entries(report.pieces).map(([outcome, n]) => `${count(n)} ${outcome}`)
  if (pieces.length > 0) print(`Pieces: ${pieces.join(', ')}.`)
  if (rateSnapshots > 0) print(`Rate snapshots: ${count(rateSnapshots)}.`)
}

/** What somebody should look at; the rest is in the totals, and in --json. */
const sentences: Partial<Record<PieceOutcome, string>> = {
  published: 'published',
  fuller: 'a fuller copy is in the working copy',
  'fuller-left': 'a fuller copy was left in its capture',
  conflict: 'the same headline with other words',
  unfit: 'no article can be made of it',
}

function isToTell(line: FileLine): boolean {
  return line.outcome === 'refused' || line.pieces.some(({ outcome }) => outcome in sentences)
}

function inWords(reason: RefusalWord): string {
  return reason.replace(/^capture-/, '').replaceAll('-', ' ')
}

function count(n: number): string {
  return n.toLocaleString('en')
}
