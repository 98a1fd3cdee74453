import { writeFile } from 'node:fs/promises'
import { projectFile } from '#platform/project-file.ts'
import type { Line } from './section.ts'
import { describeMachine, describeNeighbours } from './support/machine.ts'

const HEAD = ['what', 'articles', 'figure', 'rounds', 'control', 'ratio', 'target', 'verdict']

/** The table as a terminal shows it. */
export function asTable(lines: readonly Line[]): string {
  const rows = [HEAD, ...lines.map(cells)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
    .join('\n')
}

/** Writes the table with the machine and the day into bench/results.md. */
export async function writeResults(
  lines: readonly Line[],
  notes: readonly string[],
): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
  const text = [
    '# What it costs',
    '',
    `Written by \`npm run bench\` on ${day}; what is measured and how: [README.md](README.md).`,
    '',
    ...[...describeMachine(), describeNeighbours(), ...notes].map((note) => `- ${note}.`),
    '',
    row(HEAD),
    row(HEAD.map(() => '---')),
    ...lines.map((line) => row(cells(line))),
    '',
  ]
  await writeFile(projectFile('bench', 'results.md'), text.join('\n'))
}

function cells(line: Line): string[] {
  return [
    line.what,
    line.articles?.toLocaleString('en') ?? '',
    line.figure,
    line.spread ?? '',
    line.control ?? '',
    line.ratio ?? '',
    line.target ?? '',
    line.verdict ?? '',
  ]
}
