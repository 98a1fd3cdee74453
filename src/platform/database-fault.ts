import { errorCode } from './error-code.ts'
import { Failure } from './failure.ts'

/**
 * What a person can do something about, when the database breaks off an act: a full disk, a lost
 * connection. The act was not done; null for every other error.
 */
export function explainDatabaseFault(error: unknown): Failure | null {
  if (error instanceof Failure) return null
  if (isDiskFull(error)) {
    const sentence =
      'The disk of the database is full: free some space and try again; nothing was changed.'
    return new Failure('disk-full', sentence, { cause: error })
  }
  if (isConnectionLost(error)) {
    const sentence =
      'The connection to the database was lost: look whether the last act was done, then try again.'
    return new Failure('database-lost', sentence, { cause: error })
  }
  return null
}

/** Whether the database cannot be reached or takes no work just now, so that asking again later helps. */
export function isDatabaseAway(error: unknown): boolean {
  return isConnectionLost(error) || isShortOfMeans(error) || isUnreachable(error)
}

/** Of the disk of the database, or of one that Node writes to; its quota counts as full too. */
export function isDiskFull(error: unknown): boolean {
  return ['53100', 'ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '')
}

/** The same from the last words of a program, which has no code to give. */
export function tellsOfFullDisk(words: string): boolean {
  return /No space left on device|Disk quota exceeded/.test(words)
}

/** Classes 08 and 57P0 of PostgreSQL: ended by its operator, crashed, or cut on the way. */
function isConnectionLost(error: unknown): boolean {
  return /^(57P0|08)/.test(errorCode(error) ?? '') || says(error, /Connection terminated/)
}

/** Class 53: no disk, memory or connection to spare. The pool waits for one of ours in vain. */
function isShortOfMeans(error: unknown): boolean {
  const inVain = /timeout exceeded when trying to connect/
  return (errorCode(error) ?? '').startsWith('53') || says(error, inVain)
}

function isUnreachable(error: unknown): boolean {
  const code = errorCode(error) ?? ''
  // The server's socket file is not there; a missing file of another sort is another fault.
  if (code === 'ENOENT')
    return error instanceof Error && 'syscall' in error && error.syscall === 'connect'
  return socketFaults.has(code)
}

/** For faults to which the driver gives no code. */
function says(error: unknown, words: RegExp): boolean {
  return error instanceof Error && words.test(error.message)
}

const socketFaults = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
