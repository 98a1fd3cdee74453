/** What stands in one corner, in the three others too. */
export function quarterTurns(id: string): string {
  return [90, 180, 270].map((turn) => `<use href="${id}" transform="rotate(${turn})"/>`).join('')
}
