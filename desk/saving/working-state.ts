import { type Draft, sameDraft } from './draft.ts'
import { retryPause } from './retry-pause.ts'

/** A draft as the server has it. */
export type Version = { version: number; draft: Draft }

/** One save that is on its way, or of which nobody knows whether it arrived. */
export type Save = { saveId: string; edit: number; draft: Draft; baseVersion: number }

/**
 * What stands in the way of saving. An offline machine, a busy server and an ended session go on by
 * themselves; `refused` waits for another text, a conflict for a person.
 */
export type Trouble =
  | { kind: 'offline' }
  | { kind: 'busy' }
  | { kind: 'signed-out' }
  | { kind: 'refused'; detail: string; edit: number }
  | { kind: 'conflict'; latest: Version }

export type KeptDraft = { draft: Draft; doubtful: Save | null }

/** One working copy as one tab has it. Moments are milliseconds since 1970. */
export type WorkingState = {
  /** what the draft was made from: the last that the server is known to have had of it */
  base: Version
  draft: Draft
  /** how often it was changed, and the change up to which the server has everything */
  edit: number
  savedEdit: number
  sending: Save | null
  /** whose answer was lost: it is repeated as it was, and the server knows it again */
  doubtful: Save | null
  trouble: Trouble | null
  tries: number
  retryAt: number
  typedAt: number
  /** of the first change that was not sent yet */
  unsentSince: number | null
  savedAt: number | null
  /** rises when the draft came from elsewhere, so that what shows it has to be told */
  told: number
}

export type WorkingEvent =
  | { type: 'typed'; draft: Draft; at: number }
  | { type: 'sent'; saveId: string }
  | { type: 'acknowledged'; version: number; at: number }
  /** no answer, or none that says what became of it; `jitter` is between 0 and 1 */
  | { type: 'lost'; at: number; jitter: number }
  /** these two are refused for now: an earlier sending of the same save may have arrived all the same */
  | { type: 'busy'; at: number; jitter: number }
  | { type: 'signed-out'; at: number; jitter: number }
  | { type: 'refused'; detail: string }
  /** the answer to a save on top of a newer version, or one that was heard of otherwise */
  | { type: 'newer'; latest: Version; at: number }
  | { type: 'settled'; draft: Draft; at: number }
  /** like typing, but the draft came from elsewhere */
  | { type: 'adopted'; draft: Draft; at: number }
  | { type: 'hurry'; at: number }

/** A pause of this is followed by a save; who types on is saved this often. */
const PAUSE_MS = 1200
const LONGEST_MS = 8000
/** An answer that cannot be, as of a proxy that keeps old ones, is not asked for again at once. */
const UNTRUE_MS = 5000

/** A copy as it is opened. `kept`: words that an earlier tab had and the server perhaps has not. */
export function openState(
  base: Version,
  { savedAt = null, kept }: { savedAt?: number | null; kept?: KeptDraft } = {},
): WorkingState {
  const empty = { sending: null, trouble: null, tries: 0, retryAt: 0, typedAt: 0, told: 0 }
  const begun = { ...empty, base, unsentSince: null, savedAt, savedEdit: 0 }
  if (!kept) return { ...begun, draft: base.draft, edit: 0, doubtful: null }
  const { draft, doubtful } = kept
  // The earlier tab counted its changes by itself.
  const edit = doubtful && !sameDraft(doubtful.draft, draft) ? 2 : 1
  return { ...begun, draft, edit, doubtful: doubtful && { ...doubtful, edit: 1 } }
}

export function isUnsaved({ edit, savedEdit, doubtful, sending }: WorkingState): boolean {
  return edit > savedEdit || doubtful !== null || sending !== null
}

/** When the next save is to be sent; null where none is. */
export function dueAt(state: WorkingState): number | null {
  const { trouble, edit, savedEdit } = state
  if (state.sending || trouble?.kind === 'conflict') return null
  if (state.doubtful) return state.retryAt
  if (edit === savedEdit) return null
  if (trouble?.kind === 'refused' && trouble.edit === edit) return null
  const pause = Math.min(state.typedAt + PAUSE_MS, (state.unsentSince ?? 0) + LONGEST_MS)
  return isPassing(trouble) ? state.retryAt : Math.max(state.retryAt, pause)
}

/** It is tried again by itself, with growing pauses. */
function isPassing(trouble: Trouble | null): boolean {
  return trouble !== null && ['offline', 'busy', 'signed-out'].includes(trouble.kind)
}

/** What is to be sent next. */
export function nextSave(state: WorkingState, saveId: string): Save {
  const { edit, draft, base, doubtful } = state
  return doubtful ?? { saveId, edit, draft, baseVersion: base.version }
}

export function step(state: WorkingState, event: WorkingEvent): WorkingState {
  switch (event.type) {
    case 'typed':
      return {
        ...state,
        draft: event.draft,
        edit: state.edit + 1,
        typedAt: event.at,
        unsentSince: state.unsentSince ?? event.at,
      }
    case 'sent':
      return { ...state, sending: nextSave(state, event.saveId), doubtful: null, unsentSince: null }
    case 'acknowledged':
      return state.sending ? acknowledge(state, state.sending, event) : state
    case 'lost':
      return wait({ ...state, doubtful: state.sending }, { kind: 'offline' }, event)
    case 'busy':
      return wait({ ...state, doubtful: state.sending }, { kind: 'busy' }, event)
    case 'signed-out':
      return wait({ ...state, doubtful: state.sending }, { kind: 'signed-out' }, event)
    case 'refused': {
      const edit = state.sending?.edit ?? state.edit
      return { ...state, sending: null, trouble: { kind: 'refused', detail: event.detail, edit } }
    }
    case 'newer':
      return hearOfNewer(state, event.latest, event.at)
    case 'settled':
      return settle(state, event)
    case 'adopted':
      return { ...step(state, { ...event, type: 'typed' }), told: state.told + 1 }
    case 'hurry':
      return { ...state, retryAt: event.at, typedAt: 0, unsentSince: state.unsentSince && 0 }
  }
}

function acknowledge(
  state: WorkingState,
  save: Save,
  { version, at }: { version: number; at: number },
): WorkingState {
  return {
    ...state,
    ...{ sending: null, doubtful: null, trouble: null, tries: 0, retryAt: 0 },
    base: { version, draft: save.draft },
    savedEdit: save.edit,
    savedAt: at,
  }
}

function wait(
  state: WorkingState,
  trouble: Trouble,
  { at, jitter }: { at: number; jitter: number },
): WorkingState {
  const tries = state.tries + 1
  return { ...state, sending: null, trouble, tries, retryAt: at + retryPause(tries, jitter) }
}

/**
 * A newer version on the server. It may be our own, whose answer was lost; where nothing of ours
 * is unsaved it is taken; all else is for a person to merge.
 */
function hearOfNewer(before: WorkingState, latest: Version, at: number): WorkingState {
  const ours = before.sending
  // Of a save in doubt the server knows what became of it: it is asked first.
  if (!ours && before.doubtful) return { ...before, retryAt: Math.min(before.retryAt, at) }
  if (ours && latest.version > ours.baseVersion && sameDraft(latest.draft, ours.draft)) {
    return acknowledge(before, ours, { version: latest.version, at })
  }
  const state = { ...before, sending: null }
  if (latest.version <= state.base.version) {
    return ours ? { ...state, retryAt: at + UNTRUE_MS } : before
  }
  if (sameDraft(latest.draft, state.base.draft)) {
    return { ...state, base: latest, trouble: null, retryAt: at }
  }
  if (sameDraft(latest.draft, state.draft)) {
    const saved = { savedEdit: state.edit, unsentSince: null, savedAt: at }
    return { ...state, ...saved, base: latest, trouble: null, tries: 0 }
  }
  if (!isUnsaved(before)) {
    return { ...state, base: latest, draft: latest.draft, savedAt: at, told: state.told + 1 }
  }
  return { ...state, trouble: { kind: 'conflict', latest }, tries: 0 }
}

function settle(state: WorkingState, { draft, at }: { draft: Draft; at: number }): WorkingState {
  if (state.trouble?.kind !== 'conflict') return state
  const { latest } = state.trouble
  const edit = state.edit + 1
  return {
    ...state,
    ...{ base: latest, draft, edit, trouble: null, told: state.told + 1 },
    ...{ savedEdit: sameDraft(draft, latest.draft) ? edit : state.savedEdit },
    ...{ typedAt: 0, unsentSince: 0, retryAt: at },
  }
}
