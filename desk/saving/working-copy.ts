import type { Piece } from '#contract/desk.ts'
import { type CopyView, closedView, conflictOf, readyView } from './copy-view.ts'
import { type Draft, type DraftPatch, patched, sameDraft } from './draft.ts'
import type { KeptWords, StoreTrouble, WordsStore } from './kept-words.ts'
import { LeftBehind } from './left-behind.ts'
import type { PieceServer, ReadAnswer, SaveAnswer } from './piece-server.ts'
import type { TabLocks } from './tab-locks.ts'
import { type Clock, WordKeeper } from './word-keeper.ts'
import {
  beginWorking,
  draftOf,
  moveOn,
  versionOf,
  type WorkingPiece,
  withRest,
} from './working-piece.ts'
import { dueAt, isUnsaved, step, type WorkingEvent } from './working-state.ts'

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
  #working: WorkingPiece | null = null
  #left: LeftBehind
  #wasRestored = false
  #stopTimer = () => {}
  #release: (() => void) | null = null

  constructor(whose: { account: string; articleId: string }, tools: CopyTools) {
    this.#whose = { ...whose, key: tools.newId() }
    this.#tools = tools
    const { signal } = this.#closed
    const onChange = () => this.#show()
    this.#keeper = new WordKeeper(() => this.#toKeep(), { ...tools, onKept: onChange })
    const knows = (draft: Draft) => this.#knows(draft)
    this.#left = new LeftBehind(this.#whose, { ...tools, signal, knows, onChange })
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
    if (first && !this.#keeper.trouble) await this.#left.forget(first)
    for (const other of others) this.#left.takeUp(other)
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
    const draft = patched(this.#working.state.draft, given)
    this.#happen({ type: 'typed', draft, at: this.#tools.clock.now() })
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
    const conflict = this.#working && conflictOf(this.#working, this.#left.next)
    if (conflict?.origin === 'newer') this.#happen({ type: 'settled', draft, at })
    if (conflict?.origin !== 'other-tab') return
    const settled = this.#left.settle()
    this.#happen({ type: 'adopted', draft, at })
    if (settled) void this.#keeper.keepNow().then(() => this.#left.forget(settled))
  }

  /** Looks whether the server has something newer: a version, a step of the review, a note. */
  async reload(): Promise<void> {
    this.#hearAnswer(await this.#tools.server.read(this.#whose.articleId))
  }

  #begin(piece: Piece, left: KeptWords | undefined): void {
    const kept = left?.words
    this.#wasRestored = kept != null && !sameDraft(kept.draft, draftOf(piece))
    this.#working = beginWorking(piece, left)
  }

  #hearAnswer(answer: ReadAnswer): void {
    if (answer.kind !== 'found' || !this.#working || this.#closed.signal.aborted) return
    this.#happen(this.#newer(answer.piece))
    this.#working = withRest(this.#working, answer.piece)
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
    const moved = moveOn(working, state)
    if (this.#closed.signal.aborted) {
      this.#hearAfterClosing(moved)
      return
    }
    this.#working = moved
    if (event.type === 'typed') this.#keeper.keepSoon()
    else void this.#keeper.keepNow()
    this.#plan()
    this.#show()
  }

  /** Another copy may have taken over what this one left: only that all is saved is noted. */
  #hearAfterClosing({ state, piece }: WorkingPiece): void {
    if (isUnsaved(state)) return
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
    try {
      return await this.#left.find()
    } catch (error) {
      this.#keeper.trouble = this.#tools.storeTrouble(error)
      return []
    }
  }

  #knows(draft: Draft): boolean {
    const state = this.#working?.state
    return (
      state !== undefined && (sameDraft(draft, state.draft) || sameDraft(draft, state.base.draft))
    )
  }

  #show(): void {
    if (!this.#working) return
    const { has, trouble: storeTrouble } = this.#keeper
    const kept = { has, storeTrouble, left: this.#left.next, wasRestored: this.#wasRestored }
    this.#view = readyView(this.#working, kept)
    this.#tell()
  }

  #tell(): void {
    for (const hear of this.#hearers) hear()
  }
}
