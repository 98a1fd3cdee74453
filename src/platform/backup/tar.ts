/** Tar is written in blocks of this many bytes. */
export const BLOCK = 512

export type TarEntry = { name: string; size: number; mtime: number }

type Kind = { flag: '0' | 'L'; name: string; size: number; mtime: number }

/**
 * The header blocks of a regular file, as `tar tf` reads them: POSIX ustar, with GNU's two
 * extensions for what does not fit (names over 100 bytes, files of 8 GiB and more).
 *
 * Why not a package: a table's size is known only after it was written, so the header is put in
 * its place afterwards, and the packages for tar want the size first.
 */
export function tarHeader({ name, size, mtime }: TarEntry): Buffer {
  const bytes = Buffer.from(name)
  if (bytes.length <= 100) return header({ flag: '0', name, size, mtime })
  const longName = Buffer.concat([bytes, Buffer.alloc(1 + padding(bytes.length + 1))])
  return Buffer.concat([
    header({ flag: 'L', name: '././@LongLink', size: bytes.length + 1, mtime: 0 }),
    longName,
    header({ flag: '0', name: bytes.subarray(0, 100).toString('latin1'), size, mtime }, 'latin1'),
  ])
}

/** How many zero bytes follow a content of `size` bytes. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}

/**
 * Reads the header at `position`. `read` gives exactly the bytes asked for, or null past the end.
 * Null where the bytes are not ones that `tarHeader` writes: every bit of a header counts.
 */
export async function readTarHeader(
  read: (position: number, length: number) => Promise<Buffer | null>,
  position: number,
): Promise<{ entry: TarEntry; length: number } | null> {
  const first = await read(position, BLOCK)
  if (!first) return null
  if (first.toString('latin1', 156, 157) !== 'L') {
    return checked(first, { ...sizeAndTime(first), name: nameIn(first.subarray(0, 100)) })
  }
  const nameLength = sizeAndTime(first).size
  if (nameLength > 4096) return null
  const length = BLOCK + nameLength + padding(nameLength) + BLOCK
  const whole = await read(position, length)
  if (!whole) return null
  const name = nameIn(whole.subarray(BLOCK, BLOCK + nameLength))
  return checked(whole, { ...sizeAndTime(whole.subarray(length - BLOCK)), name })
}

function checked(found: Buffer, entry: TarEntry) {
  const sound = entry.size >= 0 && entry.mtime >= 0 && Number.isSafeInteger(entry.size)
  return sound && tarHeader(entry).equals(found) ? { entry, length: found.length } : null
}

function header({ flag, name, size, mtime }: Kind, encoding: BufferEncoding = 'utf8'): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 100, encoding)
  block.write('0000600\0', 100) // mode: it holds what is not public
  block.write('0000000\0'.repeat(2), 108) // owner and group
  sizeField(size).copy(block, 124)
  block.write(`${octal(mtime, 11)}\0`, 136)
  block.write(' '.repeat(8), 148) // the sum is made with blanks in its own place
  block.write(flag, 156)
  block.write('ustar\0' + '00', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${octal(sum, 6)}\0 `, 148)
  return block
}

/** Eleven octal digits reach 8 GiB; past that GNU's binary form, marked by its first bit. */
function sizeField(size: number): Buffer {
  if (size < 8 ** 11) return Buffer.from(`${octal(size, 11)}\0`)
  const field = Buffer.alloc(12)
  field.writeBigUInt64BE(BigInt(size), 4)
  field[0] = 0x80
  return field
}

function sizeAndTime(block: Buffer): { size: number; mtime: number } {
  const field = block.subarray(124, 136)
  const size = field[0] === 0x80 ? Number(field.readBigUInt64BE(4)) : parseOctal(field)
  return { size, mtime: parseOctal(block.subarray(136, 148)) }
}

function nameIn(field: Buffer): string {
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? field.length : end)
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

/** -1 for what is not a number. */
function parseOctal(field: Buffer): number {
  const text = field.toString('latin1', 0, field.length - 1)
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : -1
}
