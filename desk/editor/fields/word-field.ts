/**
 * A field of the page, outside of the text, that holds words of the piece: letters of the palette go
 * into it, and it is looked through with the text.
 */
export type WordField = HTMLTextAreaElement | HTMLInputElement

/** What such a field carries, and an element whose words are offered (finding/word-place.ts). */
export const holdsWords = { 'data-holds-words': '' }

export function isWordField(target: EventTarget | null): target is WordField {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
  return isField && 'holdsWords' in target.dataset
}

/** As its label says it: "Headline". */
export function fieldName({ labels }: WordField): string {
  return labels?.[0]?.textContent ?? ''
}

/** Writes at the cursor of the field, as if it were typed; what had the focus has it again. */
export function putIntoField(field: WordField, words: string): void {
  if (field.readOnly) return
  const before = document.activeElement
  field.focus()
  type(field, words)
  if (before instanceof HTMLElement) before.focus()
}

/** Writes over a stretch of the field; one undo of the browser takes it back. */
export function writeOver(field: WordField, start: number, end: number, words: string): void {
  if (start === end && words === '') return
  field.setSelectionRange(start, end)
  putIntoField(field, words)
}

function type(field: WordField, words: string): void {
  // Deprecated, and nothing else keeps what the field can undo and how much it may hold.
  const isTyped =
    words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words)
  if (isTyped) return
  field.setRangeText(words, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
