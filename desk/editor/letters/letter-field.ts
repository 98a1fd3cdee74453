/** A field of the page, outside of the text, that takes letters from the palette. */
export type LetterField = HTMLTextAreaElement

/** What such a field carries; the palette knows it by this. */
export const takesLetters = { 'data-takes-letters': '' }

export function isLetterField(target: EventTarget | null): target is LetterField {
  return target instanceof HTMLTextAreaElement && 'takesLetters' in target.dataset
}

/** As its label says it: "Headline". */
export function fieldName({ labels }: LetterField): string {
  return labels[0]?.textContent ?? ''
}

/** Writes at the cursor of the field, as if it were typed; what had the focus has it again. */
export function putIntoField(field: LetterField, letter: string): void {
  if (field.readOnly) return
  const before = document.activeElement
  field.focus()
  // Deprecated, and nothing else keeps what the field can undo and how much it may hold.
  document.execCommand('insertText', false, letter)
  if (before instanceof HTMLElement) before.focus()
}
