import type { Signals } from '#contract/desk-signals.ts'
import { tellMachine } from '../signals/machine-signals.ts'
import { tellPieces } from '../signals/piece-signals.ts'
import type { JsonAnswer, JsonAsk, JsonRoute } from './json-route.ts'

export const signalRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/signals', needs: 'desk.enter', answer: tell },
]

async function tell(ask: JsonAsk): Promise<JsonAnswer> {
  const [pieces, machine] = await Promise.all([tellPieces(ask), tellMachine(ask)])
  return { status: 200, body: { ...pieces, ...machine } satisfies Signals }
}
