/**
 * What a second person has approved stays as it was looked at: to change it, it goes back first.
 * `kinds`: those of the piece, as it is and as it would be; `secondPersonFor`: the paper's rule.
 */
export function isSealed(
  deskState: string,
  kinds: readonly string[],
  secondPersonFor: readonly string[],
): boolean {
  const isApproved = deskState === 'approved' || deskState === 'scheduled'
  return isApproved && kinds.some((kind) => secondPersonFor.includes(kind))
}
