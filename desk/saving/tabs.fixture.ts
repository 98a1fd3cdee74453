import type { CopyView, ReadyView } from './copy-view.ts'
import type { Draft } from './draft.ts'
import type { KeptWords, WordsStore } from './kept-words.ts'
import { mergeDrafts } from './merge-text.ts'
import { ARTICLE, aDraft, aNewsroom } from './newsroom.fixture.ts'
import type { PieceServer } from './piece-server.ts'
import { listConflicts, settleMerge } from './settle-merge.ts'
import type { TabLocks } from './tab-locks.ts'
import { type CopyTools, WorkingCopy } from './working-copy.ts'

/** A newsroom, and one person's browser in it; time passes when the test says so. */
export async function aDesk(first = aDraft('One.', 'Two.')) {
  const newsroom = aNewsroom(first)
  const clock = aClock()
  const browser = aBrowser(newsroom, clock)
  const open = async (account?: string) => {
    const tab = browser.openTab(account)
    await tab.opened
    return tab
  }
  return { newsroom, clock, browser, open }
}

export function readyOf(copy: WorkingCopy): ReadyView {
  return ready(copy.getView())
}

export function ready(view: CopyView): ReadyView {
  if (view.state !== 'ready') throw new Error(`it is ${view.state}`)
  return view
}

export function write(copy: WorkingCopy, headline: string): void {
  copy.change({ text: { headline } })
}

/** What comes of it where a person keeps both of all that is in conflict. */
export function bothOf(versions: { base: Draft; mine: Draft; theirs: Draft }): Draft {
  const merge = mergeDrafts(versions)
  const choices = new Map(listConflicts(merge).map(({ key }) => [key, 'both' as const]))
  return settleMerge(merge, choices) ?? versions.mine
}

function aClock() {
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
function aBrowser({ server }: { server: PieceServer }, clock: ReturnType<typeof aClock>) {
  const { records, store, setRefusal } = aStore()
  const { locks, end } = someLocks()
  let ids = 0
  const newId = () => {
    ids += 1
    return `id-${ids}`
  }
  const openTab = (account = 'me') => {
    let isAlive = true
    /** What a tab that crashed would have done next does not happen. */
    const alive = <T>(answer: Promise<T>): Promise<T> =>
      answer.then((value) => (isAlive ? value : new Promise<T>(() => {})))
    const keys: string[] = []
    const tools: CopyTools = {
      ...{ newId, random: () => 0.5, storeTrouble: () => 'full' },
      server: {
        read: (id) => alive(server.read(id)),
        save: (id, save) => alive(server.save(id, save)),
      },
      store: {
        list: (...of) => alive(store.list(...of)),
        put: async (words) => (isAlive ? alive(store.put(words)) : undefined),
        remove: async (key) => (isAlive ? alive(store.remove(key)) : undefined),
      },
      clock: { now: clock.now, after: (ms, act) => clock.after(ms, () => isAlive && act()) },
      locks: {
        ...locks,
        hold(key) {
          keys.push(key)
          return locks.hold(key)
        },
      },
    }
    const copy = new WorkingCopy({ account, articleId: ARTICLE }, tools)
    const crash = () => {
      isAlive = false
      keys.forEach(end)
    }
    return { copy, opened: copy.open(), crash }
  }
  return { records, openTab, setRefusal }
}

/** The browser's own store; it refuses everything while it is told to. */
function aStore() {
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
  const setRefusal = (error: Error | null) => {
    refuses = error
  }
  return { records, store, setRefusal }
}

/** By which tabs know of one another; `end` is what a crash does to one. */
function someLocks() {
  const living = new Map<string, PromiseWithResolvers<void>>()
  const end = (key: string) => {
    living.get(key)?.resolve()
    living.delete(key)
  }
  const locks: TabLocks = {
    hold(key) {
      living.set(key, Promise.withResolvers())
      return () => end(key)
    },
    isGone: async (key) => !living.has(key),
    whenGone: async (key) => living.get(key)?.promise,
  }
  return { locks, end }
}
