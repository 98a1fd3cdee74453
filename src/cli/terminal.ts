import { styleText } from 'node:util'
import { Presets, SingleBar } from 'cli-progress'

/** The only place that writes to the terminal: answers go to stdout, everything else to stderr. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** A name from outside, such as that of a file, without what would move the terminal's cursor. */
export function onOneLine(name: string): string {
  // As a string in JSON has them; those of direction and of line ends beside it.
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** For `--json`: one document on stdout, indented on a terminal, one line in a pipe. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, process.stdout.isTTY ? 2 : undefined))
}

/** A word on what goes on. It is not the command's answer, so it goes to stderr. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** One sentence on what went wrong, on stderr. */
export function complain(sentence: string): void {
  note(`${styleText('red', 'chapar:', { stream: process.stderr })} ${sentence}`)
}

/** Whether a person sits there to answer prompts. */
export function isInteractive(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY)
}

type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan'

/** Text for stdout in a style; plain in a pipe and where NO_COLOR is set. */
export function styled(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout })
}

/** Whether stdout takes colours at all. */
export function hasColors(): boolean {
  return styled('bold', '') !== ''
}

/** Lines of cells, aligned by columns. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths: number[] = []
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  }
  for (const row of rows) {
    print(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
}

export type Progress = { advance(by?: number): void; done(): void }

/** A bar for long work, on stderr; silent where stderr is not a terminal. */
export function startProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY || total === 0) return { advance() {}, done() {} }
  const format = `${label} {bar} {value}/{total}`
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.rect)
  bar.start(total, 0)
  return { advance: (by = 1) => bar.increment(by), done: () => bar.stop() }
}
