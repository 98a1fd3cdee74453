import { listInDeskState, listSentBack, listTimedPieces } from '#articles/list-waiting-pieces.ts'
import { dayAfter, dayStart, newsroomDay } from '#articles/newsroom-day.ts'
import type { Signals } from '#contract/desk-signals.ts'
import { mayDoAny, readsOnlyOwn } from '#staff/piece-permissions.ts'
import { cardOf } from '../pieces-asked.ts'
import type { SignedAsk } from '../route.ts'
import { SHOWN, someOf, watch } from './signal.ts'

const limit = SHOWN + 1
const isAny = ({ items }: { items: readonly unknown[] }) => items.length > 0

type PieceSignals = Pick<
  Signals,
  'waitingForMe' | 'forReview' | 'toPublish' | 'embargoesToday' | 'scheduledToday'
>

/** What waits for who asks, and what the day brings: of the pieces that they may see. */
export async function tellPieces(ask: SignedAsk): Promise<PieceSignals> {
  const { log } = ask.tools
  const { role } = ask.present.account
  const [waitingForMe, embargoesToday, scheduledToday, forReview, toPublish] = await Promise.all([
    watch(log, () => waiting(ask), isAny),
    watch(log, () => timed(ask, 'embargo_until'), isAny),
    watch(
      log,
      () => timed(ask, 'publish_at'),
      () => false,
    ),
    mayDoAny(role, 'approve') ? watch(log, () => inState(ask, 'submitted'), isAny) : undefined,
    mayDoAny(role, 'publish') ? watch(log, () => inState(ask, 'approved'), isAny) : undefined,
  ])
  return { waitingForMe, forReview, toPublish, embargoesToday, scheduledToday }
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
