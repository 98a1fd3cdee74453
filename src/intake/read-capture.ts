import { readTypography } from './capture-lines/read-typography.ts'
import type { Reading } from './reading.ts'

/**
 * Reads the plain text of a page: ticker, date, articles and what is neither. Pure, and linear in
 * the length of the text. Text without any article gives a reading without articles.
 */
export function readCapture(text: string, { explain = false } = {}): Reading {
  return readTypography(text, explain)
}
