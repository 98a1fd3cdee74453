/** Whether two terms are called the same: between such, nobody could tell where a piece belongs. */
export function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
