const FIRST_MS = 1000
const LONGEST_MS = 30_000

/**
 * How long to wait after so many failures in a row: twice as long each time, and spread, so that
 * a newsroom of which the server was away does not come back in one moment. `jitter` is 0 to 1.
 */
export function retryPause(tries: number, jitter: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1)) * (0.5 + jitter / 2)
}
