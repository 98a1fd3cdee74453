import type { RefObject } from 'react'
import { createSignal } from '../../api/signal.ts'
import type { Finding } from '../checks/finding.ts'
import { type WordField, writeOver } from './word-field.ts'

/** What the house checks found in a field beside the text. */
export type FieldRemark = Finding & {
  /** of the field, as its label says it */
  name: string
  /** what a list shows of it, and what was found */
  around: string
  said: string
  field: RefObject<WordField | null>
}

/** Of all fields of the page, for the list of the house checks. */
export const fieldRemarks = createSignal<readonly FieldRemark[]>([])

export function noteRemarks(name: string, remarks: readonly FieldRemark[]): void {
  const before = fieldRemarks.get()
  const others = before.filter((one) => one.name !== name)
  if (others.length === before.length && remarks.length === 0) return
  fieldRemarks.set([...others, ...remarks])
}

export function goToRemark({ field, start, end }: FieldRemark): void {
  field.current?.focus()
  field.current?.setSelectionRange(start, end)
}

/** Writes what would stand there instead, if it still is what was found; the field has the focus. */
export function mendRemark({
  field: { current: field },
  start,
  end,
  said,
  mend,
}: FieldRemark): void {
  if (!field || mend === undefined || field.value.slice(start, end) !== said) return
  // The button goes with the remark: the keyboard goes on from the field.
  field.focus()
  writeOver(field, start, end, mend)
}
