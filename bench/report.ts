import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
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

/**
 * Puts what a section found into bench/results.md, with its day and what disturbed it, in the place
 * of what it found before. The other sections stay as they were measured, on the same machine: what
 * another one measured is dropped.
 */
export async function writeSection(
  name: string,
  found: { lines: readonly Line[]; notes: readonly string[] },
  order: readonly string[],
): Promise<void> {
  const file = projectFile('bench', 'results.md')
  const head = headOf(describeMachine())
  const kept = existsSync(file) ? await readFile(file, 'utf8') : ''
  const parts = new Map(kept.startsWith(head) ? readParts(kept.slice(head.length)) : [])
  parts.set(name, partOf(name, found))
  const inOrder = order.flatMap((one) => parts.get(one) ?? [])
  await writeFile(file, `${head}${inOrder.join('\n')}`)
}

function headOf(machine: readonly string[]): string {
  return [
    '# What it costs',
    '',
    'Written by `npm run bench`; what is measured and how: [README.md](README.md).',
    '',
    ...machine.map((note) => `- ${note}.`),
    '',
    '',
  ].join('\n')
}

function readParts(text: string): [name: string, part: string][] {
  const parts = text.split(/^(?=## )/m).map((part) => `${part.trimEnd()}\n`)
  return parts.map((part) => [/^## (\S+)/.exec(part)?.[1] ?? '', part])
}

function partOf(
  name: string,
  { lines, notes }: { lines: readonly Line[]; notes: readonly string[] },
): string {
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
  const day = new Date().toISOString().slice(0, 10)
  return [
    `## ${name}`,
    '',
    `${[`Measured on ${day}`, describeNeighbours(), ...notes].join('. ')}.`,
    '',
    row(HEAD),
    row(HEAD.map(() => '---')),
    ...lines.map((line) => row(cells(line))),
    '',
  ].join('\n')
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
