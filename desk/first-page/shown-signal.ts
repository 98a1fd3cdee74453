import type { ReactNode } from 'react'
import type { Signals } from '#contract/desk-signals.ts'

export type SignalName = keyof Signals
export type FoundOf<Name extends SignalName> = NonNullable<NonNullable<Signals[Name]>['found']>

/** How one signal is shown. */
export type SignalView<Name extends SignalName> = {
  title: string
  /** One line where there is nothing to show; null where there is something. */
  quiet: (found: FoundOf<Name>) => string | null
  show: (found: FoundOf<Name>) => ReactNode
}

export type ShownSignal = {
  name: SignalName
  title: string
  needsSomebody: boolean
  /** what there is, as a card; null where `line` says it all */
  body: ReactNode | null
  /** why it could not be found out, or that there is nothing */
  line: string | null
}

/** One signal, ready to be shown; null where it is not for the role of who asks. */
export function shownSignal<Name extends SignalName>(
  name: Name,
  signal: Signals[Name],
  view: SignalView<Name>,
): ShownSignal | null {
  if (!signal) return null
  const { title } = view
  const { needsSomebody, problem } = signal
  // The schema gives each signal what its view takes; TypeScript does not follow it through the key.
  const found = signal.found as FoundOf<Name> | null
  if (found === null) {
    return { name, title, needsSomebody, body: null, line: problem ?? 'It could not be found out.' }
  }
  const line = view.quiet(found)
  return { name, title, needsSomebody, body: line === null ? view.show(found) : null, line }
}
