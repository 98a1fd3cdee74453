import { listExpungeOrders } from '#articles/expunge-orders.ts'
import { listLatePublications } from '#articles/list-late-publications.ts'
import { listStuckSchedules } from '#articles/list-stuck-schedules.ts'
import { listInDeskState, listSentBack, listTimedPieces } from '#articles/list-waiting-pieces.ts'
import { dayAfter, dayStart, newsroomDay } from '#articles/newsroom-day.ts'
import { listOpenOverrides } from '#articles/overrides.ts'
import type { Signals } from '#contract/desk-signals.ts'
import { mayDoAny, readsOnlyOwn } from '#staff/piece-permissions.ts'
import { cardOf } from '../pieces-asked.ts'
import type { SignedAsk } from '../route.ts'
import { SHOWN, someOf, watch } from './signal.ts'

const limit = SHOWN + 1
const isAny = ({ items }: { items: readonly unknown[] }) => items.length > 0

/** So long a piece that came late is told of. */
const WEEK_MS = 7 * 24 * 3600_000

type PieceSignals = Omit<Signals, 'jobs' | 'mails' | 'feeds' | 'auditHead' | 'disk'>

/** What waits for who asks, and what the day brings: of the pieces that they may see. */
export async function tellPieces(ask: SignedAsk): Promise<PieceSignals> {
  const { role } = ask.present.account
  const [own, review, orders, schedule] = await Promise.all([
    tellOwn(ask),
    mayDoAny(role, 'approve') ? tellReview(ask) : {},
    mayDoAny(role, 'confirm-expunge') ? tellOrders(ask) : {},
    readsOnlyOwn(role) ? {} : tellSchedule(ask),
  ])
  return { ...own, ...review, ...orders, ...schedule }
}

async function tellOwn(ask: SignedAsk): Promise<PieceSignals> {
  const { log } = ask.tools
  const [waitingForMe, embargoesToday, scheduledToday] = await Promise.all([
    watch(log, () => waiting(ask), isAny),
    watch(log, () => timed(ask, 'embargo_until'), isAny),
    watch(
      log,
      () => timed(ask, 'publish_at'),
      () => false,
    ),
  ])
  return { waitingForMe, embargoesToday, scheduledToday }
}

/** Of those who approve and publish. */
async function tellReview(ask: SignedAsk): Promise<PieceSignals> {
  const { log, db } = ask.tools
  const overridden = async () =>
    someOf(
      (await listOpenOverrides(db)).map(({ id, articleId, headline, reason, by, at }) => {
        return { id, articleId, headline, reason, by, at: at.toISOString() }
      }),
    )
  const [forReview, toPublish, overrides] = await Promise.all([
    watch(log, () => inState(ask, 'submitted'), isAny),
    watch(log, () => inState(ask, 'approved'), isAny),
    watch(log, overridden, isAny),
  ])
  return { forReview, toPublish, overrides }
}

/** What an owner wants destroyed. */
async function tellOrders({ tools: { log, db } }: SignedAsk): Promise<PieceSignals> {
  const orders = async () =>
    someOf(
      (await listExpungeOrders(db)).map(({ articleId, headline, by, at }) => {
        return { articleId, headline, by, at: at.toISOString() }
      }),
    )
  return { expungeOrders: await watch(log, orders, isAny) }
}

/** What was not published at its hour. */
async function tellSchedule({ tools, now }: SignedAsk): Promise<PieceSignals> {
  const { log, db } = tools
  const since = new Date(now.getTime() - WEEK_MS)
  const late = async () =>
    someOf(
      (await listLatePublications(db, since)).map(({ articleId, headline, path, ...at }) => {
        const publishedAt = at.printedAt.toISOString()
        return { articleId, headline, path, dueAt: at.dueAt.toISOString(), publishedAt }
      }),
    )
  const stuck = async () =>
    someOf(
      (await listStuckSchedules(db, now)).map(({ articleId, headline, dueAt, sentence }) => {
        return { articleId, headline, dueAt: dueAt.toISOString(), why: sentence }
      }),
    )
  const [latePublications, stuckSchedules] = await Promise.all([
    watch(log, late, isAny),
    watch(log, stuck, isAny),
  ])
  return { latePublications, stuckSchedules }
}

async function waiting({ tools, present }: SignedAsk) {
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
  return someOf([...sentBack, ...passed])
}

async function inState({ tools }: SignedAsk, deskState: 'submitted' | 'approved') {
  const found = await listInDeskState(tools.db, { deskState, limit })
  return someOf(found.map(cardOf))
}

/** Of the newsroom's day. */
async function timed(ask: SignedAsk, what: 'embargo_until' | 'publish_at') {
  const { tools, present, timeZone, now } = ask
  const today = newsroomDay(timeZone, now)
  const [from, until] = [dayStart(timeZone, today), dayStart(timeZone, dayAfter(today))]
  const { id, role } = present.account
  const begunBy = readsOnlyOwn(role) ? id : undefined
  const found = await listTimedPieces(tools.db, { what, from, until, begunBy, limit })
  return someOf(found.map(({ piece, at }) => ({ piece: cardOf(piece), at: at.toISOString() })))
}
