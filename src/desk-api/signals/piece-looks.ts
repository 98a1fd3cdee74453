import { listExpungeOrders } from '#articles/expunge-orders.ts'
import { listLatePublications } from '#articles/list-late-publications.ts'
import { listStuckSchedules } from '#articles/list-stuck-schedules.ts'
import { listInDeskState, listSentBack, listTimedPieces } from '#articles/list-waiting-pieces.ts'
import { dayAfter, dayStart, newsroomDay } from '#articles/newsroom-day.ts'
import { listOpenOverrides } from '#articles/overrides.ts'
import type { PieceSignal } from '#contract/desk.ts'
import type { Signals } from '#contract/desk-signals.ts'
import type { Role } from '#staff/accounts.ts'
import { mayDoAny, readsOnlyOwn } from '#staff/piece-permissions.ts'
import { cardOf } from '../pieces-asked.ts'
import type { SignedAsk } from '../route.ts'

export type ItemOf<Name extends PieceSignal> = NonNullable<
  NonNullable<Signals[Name]>['found']
>['items'][number]

/** Looks up what one signal tells to who asks: at most `limit`, where there could be many. */
export const pieceLooks: {
  [Name in PieceSignal]: (ask: SignedAsk, limit: number) => Promise<ItemOf<Name>[]>
} = {
  waitingForMe,
  forReview: (ask, limit) => inState(ask, 'submitted', limit),
  toPublish: (ask, limit) => inState(ask, 'approved', limit),
  overrides,
  expungeOrders,
  embargoesToday: (ask, limit) => timed(ask, 'embargo_until', limit),
  scheduledToday: (ask, limit) => timed(ask, 'publish_at', limit),
  latePublications,
  stuckSchedules,
}

/** What is of use to a role: its own pieces, those of all to look at, to approve, to destroy. */
export function isToldTo(role: Role, signal: PieceSignal): boolean {
  switch (signal) {
    case 'waitingForMe':
    case 'embargoesToday':
    case 'scheduledToday':
      return true
    case 'latePublications':
    case 'stuckSchedules':
      return !readsOnlyOwn(role)
    case 'forReview':
    case 'toPublish':
    case 'overrides':
      return mayDoAny(role, 'approve')
    case 'expungeOrders':
      return mayDoAny(role, 'confirm-expunge')
  }
}

/** Beyond this nobody looks through a list. */
const ALL = 5000

/** All pieces that a signal tells of to who asks; none where it is not for their role. */
export async function listSignalled(ask: SignedAsk, signal: PieceSignal): Promise<string[]> {
  if (!isToldTo(ask.present.account.role, signal)) return []
  const found = await pieceLooks[signal](ask, ALL)
  return found.map((one) => ('piece' in one ? one.piece.articleId : one.articleId))
}

/** So long a piece that came late is told of. */
const WEEK_MS = 7 * 24 * 3600_000

async function latePublications({ tools, now }: SignedAsk): Promise<ItemOf<'latePublications'>[]> {
  const late = await listLatePublications(tools.db, new Date(now.getTime() - WEEK_MS))
  return late.map(({ articleId, headline, path, ...at }) => {
    const publishedAt = at.printedAt.toISOString()
    return { articleId, headline, path, dueAt: at.dueAt.toISOString(), publishedAt }
  })
}

async function stuckSchedules({ tools, now }: SignedAsk): Promise<ItemOf<'stuckSchedules'>[]> {
  const stuck = await listStuckSchedules(tools.db, now)
  return stuck.map(({ articleId, headline, dueAt, sentence }) => {
    return { articleId, headline, dueAt: dueAt.toISOString(), why: sentence }
  })
}

async function overrides({ tools }: SignedAsk): Promise<ItemOf<'overrides'>[]> {
  const open = await listOpenOverrides(tools.db)
  return open.map(({ id, articleId, headline, reason, by, at }) => {
    return { id, articleId, headline, reason, by, at: at.toISOString() }
  })
}

/** What an owner wants destroyed. */
async function expungeOrders({ tools }: SignedAsk): Promise<ItemOf<'expungeOrders'>[]> {
  const orders = await listExpungeOrders(tools.db)
  return orders.map(({ articleId, headline, by, at }) => {
    return { articleId, headline, by, at: at.toISOString() }
  })
}

async function waitingForMe(
  { tools, present }: SignedAsk,
  limit: number,
): Promise<ItemOf<'waitingForMe'>[]> {
  const { id: begunBy, role } = present.account
  const sentBack = (await listSentBack(tools.db, { begunBy, limit })).map((one) => {
    const at = one.at.toISOString()
    return { ...one, piece: cardOf(one.piece), why: 'sent-back' as const, at }
  })
  // Who may publish sees them among all that can be.
  const approved = mayDoAny(role, 'publish')
    ? []
    : await listInDeskState(tools.db, { deskState: 'approved', begunBy, limit })
  const passed = approved.map((piece) => {
    const at = piece.updatedAt.toISOString()
    return { piece: cardOf(piece), why: 'approved' as const, note: null, by: null, at }
  })
  return [...sentBack, ...passed]
}

async function inState({ tools }: SignedAsk, deskState: 'submitted' | 'approved', limit: number) {
  return (await listInDeskState(tools.db, { deskState, limit })).map(cardOf)
}

/** Of the newsroom's day. */
async function timed(ask: SignedAsk, what: 'embargo_until' | 'publish_at', limit: number) {
  const { tools, present, timeZone, now } = ask
  const today = newsroomDay(timeZone, now)
  const [from, until] = [dayStart(timeZone, today), dayStart(timeZone, dayAfter(today))]
  const { id, role } = present.account
  const begunBy = readsOnlyOwn(role) ? id : undefined
  const found = await listTimedPieces(tools.db, { what, from, until, begunBy, limit })
  return found.map(({ piece, at }) => ({ piece: cardOf(piece), at: at.toISOString() }))
}
