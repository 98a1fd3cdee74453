import { type PieceSignal, pieceSignals } from '#contract/desk.ts'

/** What the first page says of pieces, by its headings. */
export const pieceSignalNames: Record<PieceSignal, string> = {
  waitingForMe: 'Waiting for you',
  forReview: 'For review',
  toPublish: 'Approved, and not published',
  overrides: 'Approved by one editor alone',
  expungeOrders: 'To be destroyed, by order of an owner',
  embargoesToday: 'Embargoes that end today',
  scheduledToday: 'To be published today',
  latePublications: 'Published late',
  stuckSchedules: 'Due, and not published',
}

/** All of them, to choose from. */
export const signalOptions = pieceSignals.map((value) => {
  return { value, label: pieceSignalNames[value] }
})
