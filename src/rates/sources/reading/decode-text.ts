import { UnreadableTable } from './extraction.ts'

/**
 * The text of an answer by its byte order mark, else by its XML declaration, else as UTF-8. Bytes
 * that are not of that charset are a fault, never a replacement character.
 *
 * @throws UnreadableTable `wrong-charset`
 */
export function decodeText(bytes: Uint8Array): string {
  const charset = byMark(bytes) ?? byDeclaration(bytes) ?? 'utf-8'
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableTable('wrong-charset', `The bytes are not ${charset.slice(0, 30)}.`)
  }
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

function byDeclaration(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? null
}
