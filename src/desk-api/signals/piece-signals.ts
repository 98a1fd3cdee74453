import { type PieceSignal, pieceSignals } from '#contract/desk.ts'
import type { Signals } from '#contract/desk-signals.ts'
import type { SignedAsk } from '../route.ts'
import { isToldTo, pieceLooks } from './piece-looks.ts'
import { SHOWN, someOf, watch } from './signal.ts'

/** What waits for who asks, and what the day brings: of the pieces that they may see. */
export async function tellPieces(ask: SignedAsk): Promise<Pick<Signals, PieceSignal>> {
  const told = await Promise.all(pieceSignals.map((name) => tellOne(ask, name)))
  return Object.assign({}, ...told)
}

/** By its name; nothing where it is not for the role of who asks. */
async function tellOne(ask: SignedAsk, name: PieceSignal): Promise<Pick<Signals, PieceSignal>> {
  if (!isToldTo(ask.present.account.role, name)) return {}
  const look = async () => someOf<unknown>(await pieceLooks[name](ask, SHOWN + 1))
  // What comes today comes by itself.
  const needsSomebody = ({ items }: { items: unknown[] }) =>
    items.length > 0 && name !== 'scheduledToday'
  return { [name]: await watch(ask.tools.log, look, needsSomebody) }
}
