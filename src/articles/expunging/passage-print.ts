import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PassageExpunction } from '../expunction.ts'

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

function hintOf(passage: string): number {
  let hash = 0
  for (let i = 0; i < passage.length; i += 1) hash = roll(hash, passage.charCodeAt(i))
  return toHint(hash)
}

function* likelyWindows(text: string, { length, hint }: PassagePrint) {
  let first = 1
  for (let i = 1; i < length; i += 1) first = Math.imul(first, BASE)
  let hash = 0
  for (let end = 1; end <= text.length; end += 1) {
    if (end > length) hash -= Math.imul(text.charCodeAt(end - length - 1), first)
    hash = roll(hash, text.charCodeAt(end - 1))
    if (end >= length && toHint(hash) === hint) yield end - length
  }
}

function roll(hash: number, unit: number): number {
  return (Math.imul(hash, BASE) + unit) | 0
}

function toHint(hash: number): number {
  return Math.imul(hash, SPREAD) >>> 16
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
