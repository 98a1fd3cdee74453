import { Failure } from '#platform/failure.ts'

export type CaptureEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'
export type DecodedCapture = { text: string; encoding: CaptureEncoding }

/** Why a file is no capture; the `code` of the failure. */
export type CaptureRefusal =
  | 'capture-empty'
  | 'capture-too-large'
  | 'capture-binary'
  | 'capture-control-characters'
  | 'capture-endless-line'
  | 'capture-not-text'

/** Above this no page is; the caller should look at the size of a file before reading it. */
export const MAX_CAPTURE_BYTES = 100_000_000

/** Bytes to text without byte order mark, NFC. Throws a Failure whose code is a CaptureRefusal. */
export function decodeCapture(bytes: Uint8Array): DecodedCapture {
  if (bytes.length === 0) throw new Failure('capture-empty', 'The file is empty.')
  return { text: new TextDecoder('utf-8').decode(bytes).normalize('NFC'), encoding: 'utf-8' }
}
