import type { Role } from './accounts.ts'

/** Of whose pieces, and in which states at the desk. */
type Reach =
  | 'all'
  /** those that one has begun */
  | 'own'
  /** one's own until it is approved */
  | 'own-open'
  /** one's own until it is submitted */
  | 'own-draft'
  | 'none'

const everybodyReads = {
  owner: 'all',
  admin: 'all',
  editor: 'all',
  reporter: 'all',
  'records-editor': 'all',
  translator: 'all',
  // Perhaps somebody from outside: the paper's unpublished pieces are not theirs to see.
  contributor: 'own',
} as const satisfies Record<Role, Reach>

const editorsOnly = {
  owner: 'all',
  admin: 'all',
  editor: 'all',
  reporter: 'none',
  'records-editor': 'none',
  translator: 'none',
  contributor: 'none',
} as const satisfies Record<Role, Reach>

/** As articles/expunging/two-persons.ts holds it. */
const ownersOnly = { ...editorsOnly, admin: 'none', editor: 'none' } as const satisfies Record<
  Role,
  Reach
>

/** What each role may do to a piece. The only place where this is decided. */
export const piecePermissions = {
  read: everybodyReads,
  /** to be told who else has it open, and tell them */
  attend: everybodyReads,
  write: {
    ...editorsOnly,
    reporter: 'own-open',
    translator: 'own-open',
    contributor: 'own-draft',
  },
  submit: { ...editorsOnly, reporter: 'own', translator: 'own', contributor: 'own' },
  'send-back': editorsOnly,
  /** alone, with a reason, where its kind asks for a second person: the same act */
  approve: editorsOnly,
  publish: editorsOnly,
  schedule: editorsOnly,
  unschedule: editorsOnly,
  /** to set one or make it longer */
  embargo: {
    ...editorsOnly,
    reporter: 'own-open',
    translator: 'own-open',
    contributor: 'own-draft',
  },
  'lift-embargo': editorsOnly,
  /** to publish the change of a public piece, with a note for the readers */
  correct: editorsOnly,
  withdraw: editorsOnly,
  kill: editorsOnly,
  /** of a rescued piece: by what right it is printed, and from whose pages it is */
  'state-rights': editorsOnly,
  /** to want it, or words of it, destroyed for good */
  'order-expunge': ownersOnly,
  /** to be the second person, and to see or to end what was ordered */
  'confirm-expunge': editorsOnly,
  /** to save an old version as the newest */
  restore: {
    ...editorsOnly,
    reporter: 'own-open',
    translator: 'own-open',
    contributor: 'own-draft',
  },
  /** to make, and to revoke, a link under which somebody without an account sees it */
  'share-preview': { ...editorsOnly, reporter: 'own', translator: 'own' },
} as const satisfies Record<string, Record<Role, Reach>>

export type PieceAct = keyof typeof piecePermissions

export type PieceSeen = {
  isOwn: boolean
  deskState: 'draft' | 'submitted' | 'approved' | 'scheduled'
}

export function mayDo(role: Role, act: PieceAct, { isOwn, deskState }: PieceSeen): boolean {
  const reach: Reach = piecePermissions[act][role]
  switch (reach) {
    case 'all':
      return true
    case 'own':
      return isOwn
    case 'own-open':
      return isOwn && (deskState === 'draft' || deskState === 'submitted')
    case 'own-draft':
      return isOwn && deskState === 'draft'
    case 'none':
      return false
  }
}

/** Whether the role may do it to any piece at all, whoever began it. */
export function mayDoAny(role: Role, act: PieceAct): boolean {
  const reach: Reach = piecePermissions[act][role]
  return reach === 'all'
}

/** Whether only one's own pieces are to be listed. */
export function readsOnlyOwn(role: Role): boolean {
  const reach: Reach = piecePermissions.read[role]
  return reach === 'own'
}
