/** How many characters the contract (src/contract/body.ts) lets the text of each node hold. */
export const LONGEST = {
  paragraph: 20_000,
  heading: 300,
  quote: 10_000,
  listItem: 5000,
  tableCell: 2000,
} as const

/** Why words of that name are refused that would be longer. */
export function holdsAtMost(name: string, longest: number): string {
  return `${name}: it holds ${longest} characters at most`
}
