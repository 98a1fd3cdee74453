import type { PieceActName } from '#contract/desk.ts'
import type { DeskPiece } from './find-working-copy.ts'

type Seen = Pick<
  DeskPiece,
  'deskState' | 'publicState' | 'isSealed' | 'isRecovered' | 'embargoUntil'
>

/** Whether the state of a piece lets anybody do that at all; the act itself refuses the rest. */
export function fitsState(act: PieceActName, piece: Seen): boolean {
  // What was killed can hold words that must not be kept.
  if (piece.publicState === 'killed' && !outlivesKilling.has(act)) return false
  return fits[act](piece)
}

const outlivesKilling = new Set<PieceActName>(['order-expunge', 'confirm-expunge'])
const isApproved = ({ deskState }: Seen) => deskState === 'approved' || deskState === 'scheduled'
const isPublic = ({ publicState }: Seen) => publicState === 'published'
const always = () => true

const fits: Record<PieceActName, (piece: Seen) => boolean> = {
  write: ({ isSealed }) => !isSealed,
  restore: ({ isSealed }) => !isSealed,
  submit: ({ deskState }) => deskState === 'draft',
  'send-back': ({ deskState }) => deskState === 'submitted' || deskState === 'approved',
  approve: ({ deskState }) => deskState === 'draft' || deskState === 'submitted',
  publish: (piece) => isApproved(piece) && !isPublic(piece),
  schedule: (piece) => isApproved(piece) && !isPublic(piece),
  unschedule: ({ deskState }) => deskState === 'scheduled',
  embargo: always,
  'lift-embargo': ({ embargoUntil }) => embargoUntil !== null,
  correct: (piece) => isApproved(piece) && isPublic(piece),
  withdraw: isPublic,
  kill: always,
  'state-rights': (piece) => piece.isRecovered && !isPublic(piece),
  'order-expunge': always,
  'confirm-expunge': always,
  'share-preview': always,
}
