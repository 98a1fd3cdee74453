/**
 * Whether a fault means that the database cannot be reached or takes no work just now, so that
 * asking again later helps. Classes 08, 53 and 57 of PostgreSQL's error codes, and the socket's.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^(08|53|57P0)/.test(code) || SOCKET_FAULTS.has(code)) return true
  // The server's socket file is not there; a missing file of another sort is another fault.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  // The driver gives no code to these two.
  return /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
}

const SOCKET_FAULTS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
])
