export type CaptureEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

/** How much is looked at where statistics decide. */
const SAMPLE = 64_000
/** First bytes of files that are no text, whatever their letters. */
const MAGIC = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '\u001f\u008b',
  'Rar!',
  '7z\u00bc',
  '\u007fELF',
  'MZ',
  'RIFF',
  'OggS',
  'ID3',
  '\u00d0\u00cf\u0011\u00e0',
  'SQLite format 3',
]

/** The encoding of a text, `binary` for what is none, null where none fits. */
export function guessEncoding(bytes: Uint8Array): CaptureEncoding | 'binary' | null {
  const marked = byMark(bytes)
  if (marked) return marked
  const sample = bytes.subarray(0, SAMPLE)
  const start = String.fromCharCode(...sample.subarray(0, 16))
  if (
    MAGIC.some((magic) =>
      magic.length > 2 ? start.startsWith(magic) : start.startsWith(magic) && sample.includes(0),
    )
  )
    return 'binary'
  const wide = byZeros(sample)
  if (wide) return wide
  if (sample.includes(0) || (bytes.indexOf(0) !== -1 && share(bytes, (byte) => byte === 0) > 0.01))
    return 'binary'
  if (isUtf8(bytes)) return 'utf-8'
  return isWindows1251(sample) ? 'windows-1251' : looksBinary(sample) ? 'binary' : null
}

function byMark([first, second, third]: Uint8Array): CaptureEncoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/**
 * UTF-16 without its mark: blanks and line ends have a zero byte, Latin letters too, and Cyrillic
 * letters a 4, always on the same side.
 */
function byZeros(sample: Uint8Array): CaptureEncoding | null {
  if (sample.length < 4) return null
  const even = sideShare(sample, 0)
  const odd = sideShare(sample, 1)
  if (odd > 0.85 && even < 0.3) return 'utf-16le'
  if (even > 0.85 && odd < 0.3) return 'utf-16be'
  return null
}

/** The share of bytes on a side that are the upper half of Latin, Cyrillic or of punctuation. */
function sideShare(sample: Uint8Array, side: number): number {
  let high = 0
  let zeros = 0
  for (let i = side; i < sample.length; i += 2) {
    const byte = sample[i] ?? 1
    if (byte === 0) zeros += 1
    if (byte === 0 || byte === 4 || byte === 0x20 || byte === 2) high += 1
  }
  return zeros === 0 ? 0 : high / Math.ceil((sample.length - side) / 2)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return isCutUtf8(bytes)
  }
}

/** A file that was cut inside its last character is UTF-8 all the same. */
function isCutUtf8(bytes: Uint8Array): boolean {
  for (let cut = 1; cut <= 3; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
      return bytes.length > cut
    } catch {}
  }
  return false
}

/** The letters that Russian, Kazakh, Kyrgyz, Uzbek and Tajik use most, in lower case. */
const OFTEN = new Set('оеаинтсрвлкмд')

/**
 * Mostly Cyrillic lower-case letters among the upper half of the table, and of these mostly the
 * common ones: other tables (KOI8-R, DOS 866) give rare letters or capitals instead.
 */
function isWindows1251(sample: Uint8Array): boolean {
  const text = new TextDecoder('windows-1251').decode(sample)
  let upper = 0
  let small = 0
  let often = 0
  for (const letter of text) {
    if (letter.charCodeAt(0) < 0x80) continue
    upper += 1
    if (letter >= 'а' && letter <= 'я') small += 1
    if (OFTEN.has(letter)) often += 1
  }
  return (
    small > 20 && small > upper * 0.7 && often > small * 0.5 && share(sample, isControl) < 0.005
  )
}

function looksBinary(sample: Uint8Array): boolean {
  return share(sample, isControl) > 0.02
}

function isControl(byte: number): boolean {
  return byte < 0x20 && ![9, 10, 12, 13].includes(byte)
}

function share(bytes: Uint8Array, holds: (byte: number) => boolean): number {
  let count = 0
  for (const byte of bytes) if (holds(byte)) count += 1
  return count / Math.max(1, bytes.length)
}
