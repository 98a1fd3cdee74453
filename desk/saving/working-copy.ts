import type { Piece } from '#contract/desk.ts'
import { type CopyView, type DraftConflict, statusOf } from './copy-view.ts'
import { type Draft, sameDraft } from './draft.ts'
import type { KeptWords, StoreTrouble, WordsStore } from './kept-words.ts'
import { findLeftWords } from './left-words.ts'
import type { PieceServer, ReadAnswer, SaveAnswer } from './piece-server.ts'
import type { TabLocks } from './tab-locks.ts'
import { type Clock, WordKeeper } from './word-keeper.ts'
import {
  dueAt,
  isUnsaved,
  openState,
  step,
  type Version,
  type WorkingEvent,
  type WorkingState,
} from './working-state.ts'

export type CopyTools = {
  server: PieceServer
  store: WordsStore
  storeTrouble: (error: unknown) => StoreTrouble
  locks: TabLocks
  clock: Clock
  newId: () => string
  /** 0 to 1 */
  random: () => number
}

type Patch = { text?: Partial<Draft['text']>; slug?: string }
/** What changes, or how it follows from what stands there now. */
export type DraftPatch = Patch | ((draft: Draft) => Patch)

type Working = { state: WorkingState; piece: Piece; latest: Piece | null }

/**
 * The working copy of a piece in one tab: sends what was typed, keeps it on this machine until the
 * server has it, and takes up what an earlier tab could not send.
 */
export class WorkingCopy {
  #whose: { account: string; articleId: string; key: string }
  #tools: CopyTools
  #keeper: WordKeeper
  #closed = new AbortController()
  #hearers = new Set<() => void>()
  #view: CopyView = { state: 'loading' }
  #working: Working | null = null
  /** of tabs that are gone, still to be brought together with this one's */
  #left: KeptWords[] = []
  #wasRestored = false
  #stopTimer = () => {}
  #release: (() => void) | null = null

  constructor(whose: { account: string; articleId: string }, tools: CopyTools) {
    this.#whose = { ...whose, key: tools.newId() }
    this.#tools = tools
    this.#keeper = new WordKeeper(() => this.#toKeep(), { ...tools, onKept: () => this.#show() })
  }

  getView = (): CopyView => this.#view

  subscribe = (hear: () => void): (() => void) => {
    this.#hearers.add(hear)
    return () => this.#hearers.delete(hear)
  }

  /** May be called again where the piece could not be reached. */
  async open(): Promise<void> {
    const { server, locks } = this.#tools
    this.#release ??= locks.hold(this.#whose.key)
    const [answer, left] = await Promise.all([server.read(this.#whose.articleId), this.#findLeft()])
    if (this.#closed.signal.aborted) return
    const [first, ...others] = left
    const piece = answer.kind === 'found' ? answer.piece : first?.piece
    if (!piece || answer.kind === 'missing' || answer.kind === 'refused') {
      this.#view = closedView(answer)
      return this.#tell()
    }
    this.#begin(piece, first)
    this.#hearAnswer(answer)
    // The record of the tab that is gone goes only when that of this one has the same.
    await this.#keeper.keepNow()
    if (first && !this.#keeper.trouble) await this.#forget(first)
    for (const other of others) this.#takeUp(other)
    this.#plan()
    this.#show()
  }

  /** Sends what is unsent and stops; what does not arrive stays on this machine. */
  async close(): Promise<void> {
    this.hurry()
    this.#stopTimer()
    await this.#keeper.keepNow()
    this.#closed.abort()
    this.#release?.()
  }

  change(given: DraftPatch): void {
    if (!this.#working) return
    const { draft } = this.#working.state
    const { text, slug = draft.slug } = typeof given === 'function' ? given(draft) : given
    this.#happen({
      type: 'typed',
      draft: { slug, text: { ...draft.text, ...text } },
      at: this.#tools.clock.now(),
    })
  }

  /** Sends what is unsent now: the tab is left, or the network is back. */
  hurry = (): void => {
    if (!this.#working || !isUnsaved(this.#working.state)) return
    void this.#keeper.keepNow()
    this.#happen({ type: 'hurry', at: this.#tools.clock.now() })
    // Not by the timer: it may never come, in a tab that goes away.
    this.#send()
  }

  /** Resolves with whether the server has everything; at once where that cannot be now. */
  flush(): Promise<boolean> {
    this.hurry()
    return new Promise((resolve) => {
      const look = () => {
        const view = this.#view
        if (view.state !== 'ready') return settle(false)
        if (view.status === 'saved') return settle(true)
        if (view.status !== 'saving' && view.status !== 'unsaved') return settle(false)
      }
      const settle = (isSaved: boolean) => {
        stop()
        resolve(isSaved)
      }
      const stop = this.subscribe(look)
      look()
    })
  }

  /** What a person made of a conflict. */
  resolve(draft: Draft): void {
    const at = this.#tools.clock.now()
    const conflict = this.#conflict()
    if (conflict?.origin === 'newer') this.#happen({ type: 'settled', draft, at })
    if (conflict?.origin !== 'other-tab') return
    const [settled, ...rest] = this.#left
    this.#left = rest
    this.#happen({ type: 'adopted', draft, at })
    if (settled) void this.#keeper.keepNow().then(() => this.#forget(settled))
  }

  /** Looks whether the server has something newer: a version, a step of the review, a note. */
  async reload(): Promise<void> {
    this.#hearAnswer(await this.#tools.server.read(this.#whose.articleId))
  }

  #begin(piece: Piece, left: KeptWords | undefined): void {
    const savedAt = Date.parse(piece.updatedAt)
    const kept = left?.words
    const begun = left && kept ? left.piece : piece
    const state = openState(versionOf(begun), kept ? { savedAt, kept } : { savedAt })
    this.#wasRestored = kept != null && !sameDraft(kept.draft, draftOf(piece))
    this.#working = { state, piece: begun, latest: null }
  }

  #hearAnswer(answer: ReadAnswer): void {
    const working = this.#working
    if (answer.kind !== 'found' || !working || this.#closed.signal.aborted) return
    this.#happen(this.#newer(answer.piece))
    const { state } = this.#working ?? working
    // The rest of the piece, such as the steps of its review, goes with the version that stands.
    const { version, text, slug } = this.#working?.piece ?? answer.piece
    const isSame = answer.piece.version === version
    const piece = isSame ? answer.piece : { ...answer.piece, version, text, slug }
    this.#working = { state, piece, latest: answer.piece }
    this.#show()
  }

  #newer(latest: Piece): WorkingEvent {
    if (this.#working) this.#working = { ...this.#working, latest }
    return { type: 'newer', latest: versionOf(latest), at: this.#tools.clock.now() }
  }

  #happen(event: WorkingEvent): void {
    const working = this.#working
    if (!working) return
    const state = step(working.state, event)
    if (state === working.state) return
    if (this.#closed.signal.aborted) {
      this.#hearAfterClosing(working, state)
      return
    }
    this.#working = { ...working, state, piece: pieceAt(working, state) }
    if (event.type === 'typed') this.#keeper.keepSoon()
    else void this.#keeper.keepNow()
    this.#plan()
    this.#show()
  }

  /** Another copy may have taken over what this one left: only that all is saved is noted. */
  #hearAfterClosing(working: Working, state: WorkingState): void {
    if (isUnsaved(state)) return
    const piece = pieceAt(working, state)
    const saved = { ...this.#whose, piece, words: null, at: this.#tools.clock.now() }
    void this.#tools.store.put(saved).catch(() => {})
  }

  #plan(): void {
    this.#stopTimer()
    const due = this.#working && dueAt(this.#working.state)
    if (due === null || this.#closed.signal.aborted) return
    const { clock } = this.#tools
    this.#stopTimer = clock.after(Math.max(0, due - clock.now()), () => this.#send())
  }

  #send(): void {
    if (!this.#working || dueAt(this.#working.state) === null) return
    this.#happen({ type: 'sent', saveId: this.#tools.newId() })
    const { sending } = this.#working.state
    if (!sending) return
    this.#tools.server.save(this.#whose.articleId, sending).then(
      (answer) => this.#happen(this.#eventOf(answer)),
      // The answer is not what was agreed on: nothing is known of the save.
      () => this.#happen(this.#eventOf({ kind: 'lost' })),
    )
  }

  #eventOf(answer: SaveAnswer): WorkingEvent {
    const { clock, random } = this.#tools
    switch (answer.kind) {
      case 'saved':
        return { type: 'acknowledged', version: answer.saved.version, at: clock.now() }
      case 'newer':
        return this.#newer(answer.latest)
      case 'refused':
        return { type: 'refused', detail: answer.detail }
      default:
        return { type: answer.kind, at: clock.now(), jitter: random() }
    }
  }

  #toKeep(): KeptWords | null {
    if (!this.#working) return null
    const { state, piece } = this.#working
    const { draft, sending, doubtful } = state
    const words = isUnsaved(state) ? { draft, doubtful: sending ?? doubtful } : null
    return { ...this.#whose, piece, words, at: this.#tools.clock.now() }
  }

  async #findLeft(): Promise<KeptWords[]> {
    const tools = { ...this.#tools, signal: this.#closed.signal }
    try {
      return await findLeftWords(this.#whose, tools, (left) => this.#takeUp(left))
    } catch (error) {
      this.#keeper.trouble = this.#tools.storeTrouble(error)
      return []
    }
  }

  /** Words of a tab that is gone are offered like those of a colleague. */
  #takeUp(left: KeptWords): void {
    const isKnown = left.words === null || this.#knows(left.words.draft)
    if (isKnown) void this.#forget(left)
    else this.#left = [...this.#left, left]
    this.#show()
  }

  #knows(draft: Draft): boolean {
    const state = this.#working?.state
    return (
      state !== undefined && (sameDraft(draft, state.draft) || sameDraft(draft, state.base.draft))
    )
  }

  #forget({ key }: KeptWords): Promise<void> {
    return this.#tools.store.remove(key).catch(() => {})
  }

  #conflict(): DraftConflict | null {
    if (!this.#working) return null
    const { state, latest } = this.#working
    const mine = state.draft
    if (state.trouble?.kind === 'conflict' && latest) {
      const theirs = state.trouble.latest.draft
      const by = latest.updatedBy?.name ?? null
      return {
        origin: 'newer',
        base: state.base.draft,
        mine,
        theirs,
        by,
        at: Date.parse(latest.updatedAt),
      }
    }
    const [left] = this.#left
    if (!left?.words) return null
    const base = draftOf(left.piece)
    return { origin: 'other-tab', base, mine, theirs: left.words.draft, by: null, at: left.at }
  }

  #show(): void {
    if (!this.#working) return
    const { state, piece } = this.#working
    const { trouble, draft } = state
    this.#view = {
      ...{ state: 'ready', piece, draft, status: statusOf(state), lastSavedAt: state.savedAt },
      detail: trouble?.kind === 'refused' ? trouble.detail : null,
      storeTrouble: this.#keeper.trouble,
      isAtRisk: isUnsaved(state) && this.#keeper.has?.words?.draft !== draft,
      conflict: this.#conflict(),
      ...{ told: state.told, wasRestored: this.#wasRestored },
    }
    this.#tell()
  }

  #tell(): void {
    for (const hear of this.#hearers) hear()
  }
}

function closedView(answer: ReadAnswer): CopyView {
  if (answer.kind === 'refused') return { state: 'refused', detail: answer.detail }
  return { state: answer.kind === 'missing' ? 'missing' : 'unreachable' }
}

function draftOf({ text, slug }: Piece): Draft {
  return { text, slug }
}

function versionOf(piece: Piece): Version {
  return { version: piece.version, draft: draftOf(piece) }
}

/** The piece as the server has it, after a save of ours or a version of somebody else's. */
function pieceAt(
  { state: before, piece, latest }: Working,
  { base, savedAt }: WorkingState,
): Piece {
  if (base === before.base) return piece
  if (latest?.version === base.version) return latest
  const updatedAt = savedAt === null ? piece.updatedAt : new Date(savedAt).toISOString()
  return { ...piece, version: base.version, ...base.draft, updatedAt }
}
