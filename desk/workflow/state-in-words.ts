import type { CorrectionInput } from '#contract/article.ts'
import type { Piece } from '#contract/desk.ts'

/** Where a piece is at the desk. */
export const deskStateInWords: Record<Piece['deskState'], string> = {
  draft: 'Draft: its writer works on it',
  submitted: 'Submitted: it waits for an editor',
  approved: 'Approved: it can be published',
  scheduled: 'Scheduled: it is published at its hour',
}

/** What readers see of it. */
export function publicStateInWords({ publicState, path }: Piece): string {
  switch (publicState) {
    case 'never':
      return 'Readers have never seen it'
    case 'published':
      return 'Public'
    case 'withdrawn':
      return 'Withdrawn: readers are told why'
    case 'killed':
      return path ? 'Killed for good: readers are told why' : 'Killed for good'
  }
}

export const correctionKindsInWords: Record<CorrectionInput['kind'], string> = {
  correction: 'Correction: something was wrong',
  clarification: 'Clarification: something could be misread',
  update: 'Update: something has happened since',
  reply: 'Reply: somebody answers to the piece',
}

/** '2 hours 5 minutes'. */
export function secondsInWords(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const parts = [counted(days, 'day'), counted(hours, 'hour'), counted(minutes % 60, 'minute')]
  return parts.filter((part) => part !== '').join(' ')
}

function counted(count: number, what: string): string {
  if (count === 0) return ''
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
