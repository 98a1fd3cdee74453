import { Failure } from '#platform/failure.ts'
import { type CaptureEncoding, guessEncoding } from './capture-lines/guess-encoding.ts'

export type DecodedCapture = { text: string; encoding: CaptureEncoding }

/** Why a file is no capture: the `code` of the Failure. */
export type CaptureRefusal =
  | 'capture-empty'
  | 'capture-too-large'
  | 'capture-binary'
  | 'capture-control-characters'
  | 'capture-endless-line'
  | 'capture-not-text'

/** No page is larger; look at the size of a file before reading it. */
export const MAX_CAPTURE_BYTES = 100_000_000
/** No line of a page is longer; a whole article on one line has some ten thousand characters. */
const LONGEST_LINE = 2_000_000
/** Such characters are noise of copying; more of them are another format. */
const MOST_CONTROLS = 0.01

/** Tabs, line ends and page ends are no controls here. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g

const REFUSALS: Record<CaptureRefusal, string> = {
  'capture-empty': 'The file is empty.',
  'capture-too-large': 'The file is larger than 100 MB, which no page of text is.',
  'capture-binary': 'The file is binary (a picture, an archive or the like), not text.',
  'capture-control-characters': 'The file is full of control characters, so it is no plain text.',
  'capture-endless-line':
    'The file has a line of more than 2 million characters, which no page has.',
  'capture-not-text': 'The file is in no encoding that is read here (UTF-8, UTF-16, Windows-1251).',
}

/**
 * Bytes to text: NFC, without byte order mark and stray control characters.
 *
 * @throws Failure whose code is a CaptureRefusal
 */
export function decodeCapture(bytes: Uint8Array): DecodedCapture {
  if (bytes.length > MAX_CAPTURE_BYTES) throw refusal('capture-too-large')
  if (bytes.length === 0) throw refusal('capture-empty')
  const encoding = guessEncoding(bytes)
  if (encoding === 'binary') throw refusal('capture-binary')
  if (encoding === null) throw refusal('capture-not-text')
  const decoded = new TextDecoder(encoding).decode(bytes)
  if (decoded.trim() === '') throw refusal('capture-empty')
  if (hasEndlessLine(decoded)) throw refusal('capture-endless-line')
  const text = decoded.replace(CONTROLS, '')
  if (decoded.length - text.length > decoded.length * MOST_CONTROLS) {
    throw refusal('capture-control-characters')
  }
  return { text: text.normalize('NFC'), encoding }
}

/** For a file that is not even to be read, since it is larger than `MAX_CAPTURE_BYTES`. */
export function refusal(code: CaptureRefusal): Failure {
  return new Failure(code, REFUSALS[code])
}

function hasEndlessLine(text: string): boolean {
  let start = 0
  while (text.length - start > LONGEST_LINE) {
    const lines = text.slice(start, start + LONGEST_LINE)
    const end = Math.max(lines.lastIndexOf('\n'), lines.lastIndexOf('\r'))
    if (end === -1) return true
    start += end + 1
  }
  return false
}
