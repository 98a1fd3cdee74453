import type { Piece } from '#contract/desk.ts'
import { anArticleText } from '../../test/support/builders.ts'
import type { Draft } from './draft.ts'
import type { KeptWords, WordsStore } from './kept-words.ts'
import type { PieceServer, SaveAnswer } from './piece-server.ts'
import { type CopyTools, WorkingCopy } from './working-copy.ts'

export const ARTICLE = '01990000-0000-7000-8000-00000000000b'

/** A server that keeps its rules, behind a network and a clock that the test moves by hand. */
export function aNewsroom(first: Draft) {
  let piece = pieceOf(first, 1)
  const receipts = new Map<string, number>()
  let line: 'up' | 'down' | 'busy' | 'signed-out' | 'forbidden' | 'answers-lost' = 'up'
  const calls: string[] = []
  const save = (saveId: string, baseVersion: number, draft: Draft, by: string): SaveAnswer => {
    const known = receipts.get(saveId)
    const saved = (version: number) => ({ version, savedAt: piece.updatedAt })
    if (known !== undefined) return { kind: 'saved', saved: saved(known) }
    if (baseVersion !== piece.version) return { kind: 'newer', latest: structuredClone(piece) }
    piece = pieceOf(structuredClone(draft), piece.version + 1, by)
    receipts.set(saveId, piece.version)
    return { kind: 'saved', saved: saved(piece.version) }
  }
  const server: PieceServer = {
    async read() {
      if (line === 'forbidden') return { kind: 'refused', detail: 'Not for you.' }
      return line === 'up' ? { kind: 'found', piece: structuredClone(piece) } : { kind: 'lost' }
    },
    async save(_articleId, { saveId, baseVersion, draft }) {
      calls.push(saveId)
      if (line === 'down') return { kind: 'lost' }
      if (line === 'forbidden') return { kind: 'refused', detail: 'Not for you.' }
      if (line === 'busy' || line === 'signed-out') return { kind: line }
      const answer = save(saveId, baseVersion, draft, 'Me')
      return line === 'up' ? answer : { kind: 'lost' }
    },
  }
  return {
    server,
    calls,
    piece: () => piece,
    setLine: (next: typeof line) => {
      line = next
    },
    /** A colleague, whose saves always arrive. */
    colleagueSaves: (change: (draft: Draft) => Draft) => {
      const { text, slug } = piece
      save(`colleague-${piece.version}`, piece.version, change({ text, slug }), 'Aigerim')
    },
  }
}

export function aClock() {
  let now = 1_000_000
  const timers = new Map<number, { at: number; act: () => void }>()
  let count = 0
  return {
    now: () => now,
    after(ms: number, act: () => void) {
      count += 1
      const id = count
      timers.set(id, { at: now + ms, act })
      return () => void timers.delete(id)
    },
    /** Lets time pass, with everything that comes due in it, in order. */
    async pass(ms: number) {
      const end = now + ms
      for (;;) {
        await settled()
        const [id, next] =
          [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0] ?? []
        if (id === undefined || !next) break
        timers.delete(id)
        now = Math.max(now, next.at)
        next.act()
      }
      now = end
    },
  }
}

/** Everything that waits for answers of the newsroom and the store has had its turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve()
}

/** A browser whose store lives on when its tabs are gone. */
export function aBrowser(newsroom: { server: PieceServer }, clock: ReturnType<typeof aClock>) {
  const records = new Map<string, KeptWords>()
  let refuses: Error | null = null
  const guard = () => {
    if (refuses) throw refuses
  }
  const store: WordsStore = {
    async list(account, articleId) {
      guard()
      return [...records.values()].filter(
        (one) => one.account === account && (articleId ?? one.articleId) === one.articleId,
      )
    },
    async put(words) {
      guard()
      records.set(words.key, structuredClone(words))
    },
    async remove(key) {
      guard()
      records.delete(key)
    },
  }
  const living = new Map<string, PromiseWithResolvers<void>>()
  let ids = 0
  const newId = () => {
    ids += 1
    return `id-${ids}`
  }
  const openTab = (account = 'me') => {
    const keys: string[] = []
    let isAlive = true
    /** What a tab that crashed would have done next does not happen. */
    const alive = <T>(answer: Promise<T>): Promise<T> =>
      answer.then((value) => (isAlive ? value : new Promise<T>(() => {})))
    const tools: CopyTools = {
      ...{ newId, random: () => 0.5 },
      server: {
        read: (id) => alive(newsroom.server.read(id)),
        save: (id, save) => alive(newsroom.server.save(id, save)),
      },
      store: {
        list: (...of) => alive(store.list(...of)),
        put: async (words) => (isAlive ? alive(store.put(words)) : undefined),
        remove: async (key) => (isAlive ? alive(store.remove(key)) : undefined),
      },
      clock: {
        now: clock.now,
        after: (ms, act) => clock.after(ms, () => isAlive && act()),
      },
      storeTrouble: () => 'full',
      locks: {
        hold(key) {
          keys.push(key)
          living.set(key, Promise.withResolvers())
          return () => end(key)
        },
        isGone: async (key) => !living.has(key),
        whenGone: async (key) => living.get(key)?.promise,
      },
    }
    const copy = new WorkingCopy({ account, articleId: ARTICLE }, tools)
    const crash = () => {
      isAlive = false
      keys.forEach(end)
    }
    return { copy, opened: copy.open(), crash }
  }
  const end = (key: string) => {
    living.get(key)?.resolve()
    living.delete(key)
  }
  return {
    records,
    openTab,
    setRefusal: (error: Error | null) => {
      refuses = error
    },
  }
}

function pieceOf(draft: Draft, version: number, by = 'Aigerim'): Piece {
  return {
    ...draft,
    articleId: ARTICLE,
    version,
    edition: 'en',
    publicState: 'never',
    path: null,
    deskState: 'draft',
    begunBy: null,
    updatedBy: { id: ARTICLE, name: by },
    updatedAt: new Date(version * 1000).toISOString(),
    notes: [],
    may: ['write'],
  }
}

export function aDraft(...texts: string[]): Draft {
  const body = texts.map((text, i) => ({
    ...{ type: 'paragraph' as const, id: `par-${i}`, text, marks: [] },
  }))
  return { slug: 'a-bridge', text: anArticleText({ headline: 'A bridge', body }) }
}
