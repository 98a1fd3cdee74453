import { readCapture } from '#intake/read-capture.ts'
import type { ReadArticle, ReadBlock, Reading } from '#intake/reading.ts'

export type { ReadArticle, ReadBlock }

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’ʻʼ.-]*"
const AGENCY = '(?: \\([\\p{L}\\p{M}\\p{N} .&-]{1,30}\\))?'
const PLACES = `${WORD}(?:(?:, | |/)${WORD})*${AGENCY}`
/** A dateline of this form stands in the first paragraph, any other in a line of its own. */
export const PLAIN_DATELINE = new RegExp(`^${PLACES}$`, 'u')

type Rate = Omit<Reading['ticker'][number], 'timesSeen'>

/**
 * Reads a text edition back with the real reader of captures, which must have known it for one;
 * rates as they are printed.
 */
export function readTextEdition(text: string): Omit<Reading, 'ticker'> & { ticker: Rate[] } {
  const { ticker, ...reading } = readCapture(text)
  if (reading.form !== 'text-edition') throw new Error('The text is not known for a text edition.')
  return { ...reading, ticker: ticker.map(({ pair, value, change }) => ({ pair, value, change })) }
}
