import { isTextEdition, readTextEdition } from './capture-lines/read-text-edition.ts'
import { readTypography } from './capture-lines/read-typography.ts'
import type { Reading } from './reading.ts'

/**
 * Reads the plain text of a page: ticker, date, articles and what is neither. Pure, and linear in
 * the length of the text. Text without any article gives a reading without articles. `explain`
 * adds why each line was taken for what it is; a text edition is read by its grammar and has none.
 */
export function readCapture(text: string, { explain = false } = {}): Reading {
  return isTextEdition(text) ? readTextEdition(text) : readTypography(text, explain)
}
