import { Failure } from '#platform/failure.ts'

const signatures: [kind: string, at: number, bytes: string][] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['webp', 8, 'WEBP'],
  ['avif', 4, 'ftypavif'],
  ['avif', 4, 'ftypavis'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
]

/**
 * What sort of picture a file is, by its first bytes, whatever its name says.
 *
 * @throws Failure `picture-of-other-kind`
 */
export function pictureKind(bytes: Buffer): string {
  const head = bytes.subarray(0, 4096).toString('latin1')
  const found = signatures.find(([, at, signature]) => head.startsWith(signature, at))
  if (found) return found[0]
  if (/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(head))
    return 'svg'
  const isHeic = /^....ftyp(?:heic|heix|hevc|mif1)/s.test(head)
  throw new Failure(
    'picture-of-other-kind',
    isHeic
      ? 'This is a HEIC file, as telephones make them: send it as JPEG.'
      : 'This is no picture: JPEG, PNG, WebP, AVIF, GIF, TIFF and SVG are taken.',
  )
}
