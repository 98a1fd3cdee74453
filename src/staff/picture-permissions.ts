import type { Role } from './accounts.ts'

/** Of whose pictures. */
type Reach =
  | 'all'
  /** those that one has brought */
  | 'own'
  /** one's own, as long as nothing that shows it was ever printed */
  | 'own-unprinted'
  | 'none'

const editorsOnly = {
  owner: 'all',
  admin: 'all',
  editor: 'all',
  reporter: 'none',
  'records-editor': 'none',
  translator: 'none',
  contributor: 'none',
} as const satisfies Record<Role, Reach>

/** What each role may do to a picture of the library. Who brings one is in permissions.ts. */
export const picturePermissions = {
  see: {
    ...editorsOnly,
    reporter: 'all',
    'records-editor': 'all',
    translator: 'all',
    // Perhaps somebody from outside: what is not printed yet is not theirs to see.
    contributor: 'own',
  },
  /** what the library says of it: no piece is changed by that */
  describe: { ...editorsOnly, reporter: 'own', translator: 'own', contributor: 'own' },
  /** which changes what readers see of it wherever it is printed */
  frame: {
    ...editorsOnly,
    reporter: 'own-unprinted',
    translator: 'own-unprinted',
    contributor: 'own-unprinted',
  },
  remove: editorsOnly,
} as const satisfies Record<string, Record<Role, Reach>>

export type PictureAct = keyof typeof picturePermissions

export type PictureSeen = { isOwn: boolean; isPrinted: boolean }

export function mayWithPicture(
  role: Role,
  act: PictureAct,
  { isOwn, isPrinted }: PictureSeen,
): boolean {
  const reach: Reach = picturePermissions[act][role]
  switch (reach) {
    case 'all':
      return true
    case 'own':
      return isOwn
    case 'own-unprinted':
      return isOwn && !isPrinted
    case 'none':
      return false
  }
}

/** Whether only one's own pictures are to be listed. */
export function seesOnlyOwnPictures(role: Role): boolean {
  const reach: Reach = picturePermissions.see[role]
  return reach === 'own'
}
