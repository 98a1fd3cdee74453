import { Failure } from './failure.ts'

/**
 * What a person can do something about, when the database breaks off an act: a full disk, a lost
 * connection. The act was not done; null for every other error.
 */
export function explainDatabaseFault(error: unknown): Failure | null {
  if (!(error instanceof Error) || error instanceof Failure) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '53100' || code === 'ENOSPC') {
    const sentence =
      'The disk of the database is full: free some space and try again; nothing was changed.'
    return new Failure('disk-full', sentence, { cause: error })
  }
  // Ended by its operator, crashed, or cut on the way; the driver gives no code to the last.
  if (/^(57P0|08)/.test(code) || /Connection terminated/.test(error.message)) {
    const sentence =
      'The connection to the database was lost: look whether the last act was done, then try again.'
    return new Failure('database-lost', sentence, { cause: error })
  }
  return null
}
