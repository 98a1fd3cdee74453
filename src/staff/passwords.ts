import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { createTurns } from './sign-in/turns.ts'

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. About 50 ms. */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 } as const

/** NIST SP 800-63B-4 asks for 15 where the password is alone, 8 beside a second factor. */
const SHORTEST = 12
export const LONGEST_PASSWORD = 200
const FEWEST_SIGNS = 5

const derive = promisify(argon2)

/** So that a flood of sign-ins holds neither all cores nor more than 40 MiB. */
const { inTurn } = createTurns({ atOnce: 2, waiting: 50 })

/**
 * The hash of a password in the PHC form (`$argon2id$v=19$m=19456,t=2,p=1$salt$hash`).
 * @throws Failure `busy` where too many wait already
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await inTurn(() => derive('argon2id', asked(password, salt, COST)))
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(salt)}$${bare(tag)}`
}

/**
 * Whether the password is the one of the hash, whatever the cost that was usual when it was made.
 * @throws Failure `busy` where too many wait already
 */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (!found) return false
  const [, memory, passes, parallelism, salt = '', tag = ''] = found
  const expected = Buffer.from(tag, 'base64')
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  }
  const wanted = asked(password, Buffer.from(salt, 'base64'), cost)
  return timingSafeEqual(await inTurn(() => derive('argon2id', wanted)), expected)
}

/**
 * Why a password may not be chosen, as a sentence; null where it may. Length is what counts: no
 * rule about kinds of signs, which makes passwords worse.
 */
export function faultOfPassword(password: string, person: { email: string }): string | null {
  const text = normal(password)
  const length = [...text].length
  if (length < SHORTEST)
    return `A password has at least ${SHORTEST} characters; a few words are best.`
  if (text.length > LONGEST_PASSWORD)
    return `A password has at most ${LONGEST_PASSWORD} characters.`
  const folded = text.toLowerCase()
  if (new Set(folded).size < FEWEST_SIGNS)
    return 'That password is the same few characters repeated.'
  if (folded === person.email || folded === person.email.split('@')[0]) {
    return 'A password must not be the mail address.'
  }
  if (isRow(folded)) return 'That password is a row of the alphabet or of the keyboard.'
  return null
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890123', 'qwertyuiopasdfghjklzxcvbnm']
const CYRILLIC_ROWS = ['абвгдежзийклмнопрстуфхцчшщъыьэюя', 'йцукенгшщзхъфывапролджэячсмитьбю']

function isRow(text: string): boolean {
  return [...ROWS, ...CYRILLIC_ROWS].some((row) => row.includes(text))
}

/** Machines differ in how they compose й and ё. */
function normal(password: string): string {
  return password.normalize('NFKC')
}

type Cost = { memory: number; passes: number; parallelism: number; tagLength: number }

function asked(password: string, nonce: Buffer, cost: Cost) {
  return { message: normal(password), nonce, ...cost }
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
