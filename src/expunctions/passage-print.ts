import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PassageExpunction } from './expunction.ts'

/** By which a passage is recognised without being kept; fields as in expunction.ts. */
export type PassagePrint = Pick<PassageExpunction, 'length' | 'hint' | 'salt' | 'digest'>

/** @param passage folded */
export async function printOf(passage: string): Promise<PassagePrint> {
  const salt = randomBytes(16).toString('hex')
  const digest = await slowDigest(passage, salt)
  return { length: passage.length, hint: hintOf(passage), salt, digest }
}

/** @param passage folded */
export async function isPassage(passage: string, print: PassagePrint): Promise<boolean> {
  if (passage.length !== print.length || hintOf(passage) !== print.hint) return false
  const digest = Buffer.from(await slowDigest(passage, print.salt))
  const known = Buffer.from(print.digest)
  return digest.length === known.length && timingSafeEqual(digest, known)
}

/**
 * Finds the passage in a folded text by its windows; null where it is not there. What stands in
 * `except`, folded too, is passed over.
 */
export async function findPassage(
  text: string,
  print: PassagePrint,
  { except = '' }: { except?: string } = {},
): Promise<string | null> {
  const tried = new Set<string>()
  for (const start of likelyWindows(text, print)) {
    const window = text.slice(start, start + print.length)
    // A passage neither begins nor ends with white space.
    if (window.startsWith(' ') || window.endsWith(' ') || tried.has(window)) continue
    tried.add(window)
    if (except.includes(window)) continue
    if (await isPassage(window, print)) return window
  }
  return null
}

// Multiplier of the rolling hash, odd and large; arithmetic is modulo 2^32.
const BASE = 0x01000193
const SPREAD = 0x9e3779b1

/**
 * Bits of the quick hash, under those of the shape. Names and numbers are short lists to try, and
 * capitals and digits are rare in a text: three bits less tell so much less of them.
 */
const QUICK_BITS = 12
const RARE_BITS = 9

/** What of a text can be the passage: its hash, and how its blanks stand and it begins. */
function hintOf(passage: string): number {
  let hash = 0
  for (let i = 0; i < passage.length; i += 1) hash = roll(hash, passage.charCodeAt(i))
  const shape = shapeOf(passage)
  return (shape << QUICK_BITS) | (toQuick(hash) & quickMask(shape))
}

function* likelyWindows(text: string, { length, hint }: PassagePrint) {
  const mask = quickMask(hint >>> QUICK_BITS)
  const quick = hint & mask
  let first = 1
  for (let i = 1; i < length; i += 1) first = Math.imul(first, BASE)
  let hash = 0
  for (let end = 1; end <= text.length; end += 1) {
    if (end > length) hash -= Math.imul(text.charCodeAt(end - length - 1), first)
    hash = roll(hash, text.charCodeAt(end - 1))
    if (end >= length && (toQuick(hash) & mask) === quick) yield end - length
  }
}

function roll(hash: number, unit: number): number {
  return (Math.imul(hash, BASE) + unit) | 0
}

function toQuick(hash: number): number {
  return Math.imul(hash, SPREAD) >>> (32 - QUICK_BITS)
}

/** Six bits of where the blanks stand, two of how it begins. */
function shapeOf(passage: string): number {
  let blanks = 0
  for (let at = passage.indexOf(' '); at !== -1; at = passage.indexOf(' ', at + 1)) {
    blanks = Math.imul(blanks + at + 1, BASE)
  }
  return ((Math.imul(blanks, SPREAD) >>> 26) << 2) | beginningOf(passage)
}

function beginningOf(passage: string): number {
  const first = passage.charAt(0)
  if (/\p{Lu}/u.test(first)) return CAPITAL
  if (/\p{L}/u.test(first)) return LETTER
  return /\p{N}/u.test(first) ? DIGIT : OTHER
}

const [LETTER, CAPITAL, DIGIT, OTHER] = [0, 1, 2, 3]

function quickMask(shape: number): number {
  return (1 << ((shape & 3) === LETTER ? QUICK_BITS : RARE_BITS)) - 1
}

/** Argon2id with the least memory that OWASP's cheat sheet on password storage recommends. */
function slowDigest(passage: string, salt: string): Promise<string> {
  const cost = { memory: 19_456, passes: 2, parallelism: 1 }
  const input = { message: passage, nonce: Buffer.from(salt, 'hex'), tagLength: 32, ...cost }
  return new Promise((resolve, reject) => {
    argon2('argon2id', input, (error, tag) => {
      if (error) reject(error)
      else resolve(`argon2id:m=19456,t=2,p=1:${tag.toString('hex')}`)
    })
  })
}
