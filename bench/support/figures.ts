/** '78,412' */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}

/** '4.2 ms', '870 ms' */
export function milliseconds(value: number): string {
  return `${value < 100 ? value.toFixed(1) : count(value)} ms`
}

/** '172 MB', of a million bytes each, as the peers were measured */
export function megabytes(bytes: number): string {
  return `${count(bytes / 1e6)} MB`
}

/** '29.4 KB', of 1,000 bytes each */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1e3).toFixed(1)} KB`
}

/** '83%' */
export function share(part: number, whole: number): string {
  return percent(part / whole)
}

/** '83%' of 0.834 */
export function percent(ratio: number): string {
  return `${Math.round(100 * ratio)}%`
}
