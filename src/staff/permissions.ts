import { type Role, roles } from './accounts.ts'

/**
 * What the desk lets each role do. The only place where this is decided: every route of the desk
 * names one of these acts.
 */
export const permissions = {
  /** to come in at all, and to see which pieces there are */
  'desk.enter': roles,
  /** to write a new piece; what may be done to it then is in piece-permissions.ts */
  'piece.begin': ['owner', 'admin', 'editor', 'reporter', 'contributor', 'translator'],
  /** which kinds of pieces a second person has to approve */
  'approval-rules.change': ['owner', 'admin'],
  /** to see, and to have looked at, what a colleague passed alone */
  'override.review': ['owner', 'admin', 'editor'],
  /** to bring a picture; what may be done to it then is in picture-permissions.ts */
  'picture.add': ['owner', 'admin', 'editor', 'reporter', 'contributor', 'translator'],
  /** to make a topic, and to give a term its name in an edition, or a topic another one */
  'term.add': ['owner', 'admin', 'editor'],
  /** to make a byline for oneself */
  'byline.add': ['owner', 'admin', 'editor', 'reporter', 'contributor', 'translator'],
  'byline.add-for-others': ['owner', 'admin', 'editor'],
  /** one's own password, sessions and second factor */
  'account.own': roles,
  /** what the server does by itself: jobs, mails, disk, the audit log */
  'machine.watch': ['owner', 'admin'],
  'feeds.watch': ['owner', 'admin', 'editor', 'records-editor'],
  'staff.list': ['owner', 'admin'],
  /** to invite, to change a role, to give a new link, to end an account */
  'staff.manage': ['owner', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export function may(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission]
  return allowed.includes(role)
}

/** All that the role includes, as the desk's application is told. */
export function listPermissions(role: Role): Permission[] {
  // Object.keys of the table above gives nothing else.
  return (Object.keys(permissions) as Permission[]).filter((permission) => may(role, permission))
}

/** The roles whose holders only an owner may make, change or let in anew. */
const OWNERS_MATTER: readonly Role[] = ['owner', 'admin']

/**
 * Whether `manager` may do something to a person of the role `has`, or give the role `gets`. An
 * admin who could give an owner a new link could sign in as that owner.
 */
export function mayManage(manager: Role, { has, gets }: { has?: Role; gets?: Role }): boolean {
  if (!may(manager, 'staff.manage')) return false
  if (manager === 'owner') return true
  return ![has, gets].some((role) => role !== undefined && OWNERS_MATTER.includes(role))
}
