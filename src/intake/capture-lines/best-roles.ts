import { scoreLine } from './features/score-line.ts'
import { isPaging } from './forms/paging.ts'
import type { Page, Place } from './page/page.ts'
import {
  atEnd,
  type Closing,
  follows,
  inZone,
  type Role,
  roles,
  type Zone,
  zoneAfter,
  zones,
} from './roles.ts'

/** `reason`: why the role was changed after all lines were heard. */
export type LineRole = { role: Role; zone: Zone; score: number; reason?: string }

const STATES = roles.length * zones.length

/**
 * The roles that fit the lines best together: each line's own score, what its role is worth in
 * that place, and what it is worth after the role before it (Viterbi's way, linear in the lines).
 */
export function bestRoles({ places, habits }: Page): LineRole[] {
  const back = new Int16Array(places.length * STATES)
  const own: Float64Array[] = []
  let worth = startWorth()
  let spare: Float64Array = new Float64Array(STATES)
  for (const [i, place] of places.entries()) {
    const scores = scoreLine(place, habits)
    own.push(scores)
    step(worth, spare, scores, MOVES[closing(place)], back.subarray(i * STATES, (i + 1) * STATES))
    ;[worth, spare] = [spare, worth]
  }
  return trace(places, own, worth, back)
}

/** Before the first line: outside, as if after furniture. */
function startWorth(): Float64Array {
  const worth = new Float64Array(STATES).fill(Number.NEGATIVE_INFINITY)
  worth[stateOf(roles.indexOf('furniture'), 0)] = 0
  return worth
}

function stateOf(role: number, zone: number): number {
  return role * zones.length + zone
}

/** The state is a line's role and the zone after it. From the worth of each before to `next`. */
function step(
  worth: Float64Array,
  next: Float64Array,
  scores: Float64Array,
  { cost, to }: Moves,
  back: Int16Array,
): void {
  next.fill(Number.NEGATIVE_INFINITY)
  for (let from = 0; from < STATES; from++) {
    const base = worth[from] ?? Number.NEGATIVE_INFINITY
    if (base === Number.NEGATIVE_INFINITY) continue
    for (let role = 0; role < roles.length; role++) {
      const move = from * roles.length + role
      const total = base + (cost[move] ?? 0) + (scores[role] ?? 0)
      const state = to[move] ?? 0
      if (total > (next[state] ?? 0)) {
        next[state] = total
        back[state] = from
      }
    }
  }
}

/** What each move from state to role costs, and the state it leads to. */
type Moves = { cost: Float64Array; to: Uint8Array }

/** All moves, worked out once. */
const MOVES = { nothing: movesFor('nothing'), texts: movesFor('texts'), always: movesFor('always') }

function movesFor(closes: Closing): Moves {
  const cost = new Float64Array(STATES * roles.length)
  const to = new Uint8Array(STATES * roles.length)
  for (let state = 0; state < STATES; state++) {
    const last = roles[Math.floor(state / zones.length)] ?? 'furniture'
    const zone = zones[state % zones.length] ?? 'outside'
    for (const [i, role] of roles.entries()) {
      const move = state * roles.length + i
      cost[move] = (inZone[zone][role] ?? 0) + (follows[last]?.[role] ?? 0)
      to[move] = stateOf(i, zones.indexOf(zoneAfter(zone, role, closes)))
    }
  }
  return { cost, to }
}

function trace(
  places: Place[],
  own: Float64Array[],
  worth: Float64Array,
  back: Int16Array,
): LineRole[] {
  let state = 0
  let best = Number.NEGATIVE_INFINITY
  for (let i = 0; i < STATES; i++) {
    const role = roles[Math.floor(i / zones.length)] ?? 'furniture'
    const total = (worth[i] ?? best) + (atEnd[role] ?? 0)
    if (total > best) [state, best] = [i, total]
  }
  const found: LineRole[] = new Array(places.length)
  for (let i = places.length - 1; i >= 0; i--) {
    const role = Math.floor(state / zones.length)
    found[i] = {
      role: roles[role] ?? 'furniture',
      zone: zones[state % zones.length] ?? 'outside',
      score: own[i]?.[role] ?? 0,
    }
    state = back[i * STATES + state] ?? 0
  }
  return found
}

/**
 * Whether what follows such a line belongs to another piece or to none, unless a headline says so.
 * Under a headline, before its text, only a long run of short lines, the pages of a listing or its
 * words a second time (the text of its picture) end it.
 */
function closing({
  line,
  form,
  run,
  times,
  timesBefore,
  before,
  leadsOn,
  pointsElsewhere,
}: Place): Closing {
  const headlineAgain =
    timesBefore === 1 && times === 2 && form === 'title' && before?.line.seen !== line.seen
  if (run >= 9 || headlineAgain || isPaging(line.seen)) return 'always'
  if (pointsElsewhere) return 'nothing'
  const list = run >= 4 || (line.bullet !== '' && run >= 2)
  const often = times > 2 && line.words <= 3
  return list || often || leadsOn ? 'texts' : 'nothing'
}
