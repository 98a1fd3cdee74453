import {
  type CorrectionInput,
  type DeskState,
  deskStateSchema,
  type PublicState,
  publicStates,
} from '#contract/article.ts'

/** Where a piece is at the desk. */
export const deskStateNames: Record<DeskState, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  approved: 'Approved',
  scheduled: 'Scheduled',
}

/** What readers see of it. */
export const publicStateNames: Record<PublicState, string> = {
  never: 'Never published',
  published: 'Published',
  withdrawn: 'Withdrawn',
  killed: 'Killed',
}

/** All of them, to choose from. */
export const deskStateOptions = deskStateSchema.options.map((value) => {
  return { value, label: deskStateNames[value] }
})
export const publicStateOptions = publicStates.map((value) => {
  return { value, label: publicStateNames[value] }
})

/** Where it is, and what that means. */
export const deskStateInWords: Record<DeskState, string> = {
  draft: `${deskStateNames.draft}: its writer works on it`,
  submitted: `${deskStateNames.submitted}: it waits for an editor`,
  approved: `${deskStateNames.approved}: it can be published`,
  scheduled: `${deskStateNames.scheduled}: it is published at its hour`,
}

/** `path`: null until it was public. */
export function publicStateInWords(publicState: PublicState, path: string | null): string {
  switch (publicState) {
    case 'never':
      return 'Readers have never seen it'
    case 'published':
      return 'Public'
    case 'withdrawn':
      return `${publicStateNames.withdrawn}: readers are told why`
    case 'killed':
      return path === null ? 'Killed for good' : 'Killed for good: readers are told why'
  }
}

/** What readers are told of a change. */
export const correctionKindNames: Record<CorrectionInput['kind'], string> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
  reply: 'Reply',
}

/** When which is right. */
export const correctionKindsInWords: Record<CorrectionInput['kind'], string> = {
  correction: `${correctionKindNames.correction}: something was wrong`,
  clarification: `${correctionKindNames.clarification}: something could be misread`,
  update: `${correctionKindNames.update}: something has happened since`,
  reply: `${correctionKindNames.reply}: somebody answers to the piece`,
}
