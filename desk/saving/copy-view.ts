import type { Piece } from '#contract/desk.ts'
import type { Draft } from './draft.ts'
import type { KeptWords, StoreTrouble } from './kept-words.ts'
import type { ReadAnswer } from './piece-server.ts'
import { draftOf, type WorkingPiece } from './working-piece.ts'
import { isUnsaved, type WorkingState } from './working-state.ts'

export type SaveStatus =
  | 'saved'
  | 'saving'
  | 'unsaved'
  | 'offline'
  | 'busy'
  | 'signed-out'
  | 'conflict'
  | 'refused'

/** Two drafts that came of the same one, and that a person has to bring together. */
export type DraftConflict = {
  /** a newer version on the server, or words that an earlier tab left on this machine */
  origin: 'newer' | 'other-tab'
  base: Draft
  mine: Draft
  theirs: Draft
  /** who wrote theirs; null where that is not known */
  by: string | null
  /** milliseconds since 1970 */
  at: number
}

/** What one tab shows of a piece; a new object after each change. */
export type ReadyView = {
  state: 'ready'
  piece: Piece
  draft: Draft
  status: SaveStatus
  /** in the server's words, where it refused */
  detail: string | null
  /** milliseconds since 1970 */
  lastSavedAt: number | null
  /** null where every change is kept on this machine too */
  storeTrouble: StoreTrouble | null
  /** neither the server nor this machine has what was typed last */
  isAtRisk: boolean
  conflict: DraftConflict | null
  /** rises when the draft came from elsewhere: what shows it has to show it anew */
  told: number
  /** words were found on this machine that the server had not */
  wasRestored: boolean
}

export type CopyView =
  | { state: 'loading' | 'missing' | 'unreachable' }
  /** in the server's words */
  | { state: 'refused'; detail: string }
  | ReadyView

/**
 * Whether a page shows the same of both. The body is not looked at: it stands in its editor before it
 * is here, and where it came from elsewhere `told` has risen. Nor is `isAtRisk`, which changes with
 * each letter and is watched by what shows it.
 */
export function looksSame(one: CopyView, other: CopyView): boolean {
  if (one.state !== 'ready' || other.state !== 'ready') return one === other
  return (
    isSameBut(one, other, ['draft', 'isAtRisk']) &&
    one.draft.slug === other.draft.slug &&
    isSameBut(one.draft.text, other.draft.text, ['body'])
  )
}

/** Whether all values are the very same, but those of some names. */
function isSameBut<T extends object>(one: T, other: T, but: readonly (keyof T)[]): boolean {
  const names = Object.keys({ ...one, ...other }) as (keyof T)[] // of these two and no more
  return names.every((name) => one[name] === other[name] || but.includes(name))
}

export function statusOf(state: WorkingState): SaveStatus {
  const { trouble, sending } = state
  if (!isUnsaved(state)) return 'saved'
  if (trouble?.kind === 'refused') return trouble.edit === state.edit ? 'refused' : 'unsaved'
  // While it is tried again nothing has changed for who looks at it.
  if (trouble) return trouble.kind
  return sending ? 'saving' : 'unsaved'
}

/** What is shown where the server answered with no piece and this machine has none either. */
export function closedView(answer: ReadAnswer): CopyView {
  if (answer.kind === 'refused') return { state: 'refused', detail: answer.detail }
  return { state: answer.kind === 'missing' ? 'missing' : 'unreachable' }
}

type Kept = {
  /** words of a tab that is gone, still to be brought together with this one's */
  left: KeptWords | undefined
  /** what this machine has of this tab, and why it has no more */
  has: KeptWords | null
  storeTrouble: StoreTrouble | null
  wasRestored: boolean
}

export function readyView(working: WorkingPiece, kept: Kept): ReadyView {
  const { state, piece } = working
  const { trouble, draft } = state
  return {
    ...{ state: 'ready', piece, draft, status: statusOf(state), lastSavedAt: state.savedAt },
    detail: trouble?.kind === 'refused' ? trouble.detail : null,
    storeTrouble: kept.storeTrouble,
    isAtRisk: isUnsaved(state) && kept.has?.words?.draft !== draft,
    conflict: conflictOf(working, kept.left),
    ...{ told: state.told, wasRestored: kept.wasRestored },
  }
}

/** What a person has to decide next: first what a colleague saved, then what another tab left. */
export function conflictOf(
  { state, latest }: WorkingPiece,
  left: KeptWords | undefined,
): DraftConflict | null {
  const mine = state.draft
  if (state.trouble?.kind === 'conflict' && latest) {
    return {
      ...{ origin: 'newer', base: state.base.draft, mine },
      theirs: state.trouble.latest.draft,
      by: latest.updatedBy?.name ?? null,
      at: Date.parse(latest.updatedAt),
    }
  }
  if (!left?.words) return null
  const base = draftOf(left.piece)
  return { origin: 'other-tab', base, mine, theirs: left.words.draft, by: null, at: left.at }
}
