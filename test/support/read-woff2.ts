import { brotliDecompressSync } from 'node:zlib'

/** What a test asks of a font file: its axes, and which characters it has a glyph for. */
export type FontFacts = { characters: ReadonlySet<number>; axes: string[]; features: string[] }

/** Reads a WOFF2 file (W3C "WOFF File Format 2.0"); of its tables only those that are not transformed. */
export function readWoff2(file: Buffer): FontFacts {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF2 file')
  const tables = tablesOf(file)
  return {
    characters: charactersOf(tables.get('cmap')),
    axes: axesOf(tables.get('fvar')),
    features: featuresOf(tables.get('GSUB')),
  }
}

/** The names that the directory gives by number; only so many are needed here. */
const KNOWN: Record<number, string> = { 0: 'cmap', 10: 'glyf', 11: 'loca', 28: 'GSUB', 47: 'fvar' }

function tablesOf(file: Buffer): Map<string, Buffer> {
  const directory: { tag: string; length: number }[] = []
  let at = 48
  const number = () => {
    let value = 0
    for (let byte = 0x80; byte & 0x80; at += 1) {
      byte = file[at] ?? 0
      value = value * 128 + (byte & 0x7f)
    }
    return value
  }
  for (let i = file.readUInt16BE(12); i > 0; i -= 1) {
    const flags = file[at] ?? 0
    at += 1
    let tag = KNOWN[flags & 0x3f] ?? String(flags & 0x3f)
    if ((flags & 0x3f) === 0x3f) {
      tag = file.toString('latin1', at, at + 4)
      at += 4
    }
    const plain = number()
    const version = flags >> 6
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
    directory.push({ tag, length: isTransformed ? number() : plain })
  }
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)))
  const tables = new Map<string, Buffer>()
  let offset = 0
  for (const { tag, length } of directory) {
    tables.set(tag, data.subarray(offset, offset + length))
    offset += length
  }
  return tables
}

/** Of the subtables in formats 4 and 12 (OpenType "cmap"). */
function charactersOf(cmap: Buffer = Buffer.alloc(4)): Set<number> {
  const found = new Set<number>()
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4))
    const format = table.readUInt16BE(0)
    if (format === 4) readSegments(table, found)
    if (format === 12) readGroups(table, found)
  }
  return found
}

function readSegments(table: Buffer, found: Set<number>): void {
  const count = table.readUInt16BE(6) / 2
  for (let i = 0; i < count; i += 1) {
    const end = table.readUInt16BE(14 + i * 2)
    const start = table.readUInt16BE(16 + (count + i) * 2)
    const delta = table.readUInt16BE(16 + (2 * count + i) * 2)
    const place = 16 + (3 * count + i) * 2
    const range = table.readUInt16BE(place)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph =
        range === 0 ? code + delta : table.readUInt16BE(place + range + (code - start) * 2)
      if ((glyph & 0xffff) !== 0) found.add(code)
    }
  }
}

function readGroups(table: Buffer, found: Set<number>): void {
  for (let i = 0; i < table.readUInt32BE(12); i += 1) {
    const [start, end] = [table.readUInt32BE(16 + i * 12), table.readUInt32BE(20 + i * 12)]
    for (let code = start; code <= end; code += 1) found.add(code)
  }
}

/** 'wght 400–700' */
function axesOf(fvar?: Buffer): string[] {
  if (!fvar) return []
  const [first, count, size] = [4, 8, 10].map((at) => fvar.readUInt16BE(at))
  return Array.from({ length: count ?? 0 }, (_, i) => {
    const at = (first ?? 0) + i * (size ?? 0)
    const [least, most] = [fvar.readInt32BE(at + 4), fvar.readInt32BE(at + 12)]
    return `${fvar.toString('latin1', at, at + 4)} ${least / 65536}–${most / 65536}`
  })
}

function featuresOf(gsub?: Buffer): string[] {
  if (!gsub) return []
  const list = gsub.subarray(gsub.readUInt16BE(6))
  return Array.from({ length: list.readUInt16BE(0) }, (_, i) =>
    list.toString('latin1', 2 + i * 6, 6 + i * 6),
  )
}
