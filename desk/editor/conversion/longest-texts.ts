/** How many characters the contract (src/contract/body.ts) lets the text of each node hold. */
export const LONGEST = {
  paragraph: 20_000,
  heading: 300,
  quote: 10_000,
  listItem: 5000,
  tableCell: 2000,
} as const

/** What they are called within a sentence. */
export const textNames: Record<keyof typeof LONGEST, string> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  quote: 'a quote',
  listItem: 'an item of a list',
  tableCell: 'a cell of a table',
}

/** Whether a node, or a block, is one of them. */
export function isText(type: string): type is keyof typeof LONGEST {
  return type in LONGEST
}

/** Why words of that name are refused that would be longer. */
export function holdsAtMost(name: string, longest: number): string {
  return `${name}: it holds ${longest} characters at most`
}
