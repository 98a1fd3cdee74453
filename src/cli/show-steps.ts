import { type Progress, startProgress } from './terminal.ts'

/**
 * A bar for each step of long work, one after the other. `report` takes what the work tells:
 * the step, how much of it is done, and of how much.
 */
export function showSteps<Step extends string>(labels: Readonly<Record<Step, string>>) {
  let current: { step: Step; done: number; bar: Progress } | undefined
  return {
    report(step: Step, done: number, total: number): void {
      if (current?.step !== step) {
        current?.bar.done()
        current = { step, done: 0, bar: startProgress(labels[step], total) }
      }
      current.bar.advance(done - current.done)
      current.done = done
    },
    end(): void {
      current?.bar.done()
      current = undefined
    },
  }
}

/** `12.3 MB`, `49 kB`. */
export function inBytes(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB']
  return `${value.toLocaleString('en', { maximumSignificantDigits: 3 })} ${unit}`
}
