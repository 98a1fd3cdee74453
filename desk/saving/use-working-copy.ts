import { useEffect, useState, useSyncExternalStore } from 'react'
import { v4 } from 'uuid'
import { isSignedOut } from '../api/sign-in-state.ts'
import { useMe } from '../api/use-me.ts'
import { type CopyView, looksSame } from './copy-view.ts'
import type { Draft } from './draft.ts'
import { addOpenCopy } from './open-copies.ts'
import { serverAhead } from './read-ahead.ts'
import { openTabLocks } from './tab-locks.ts'
import { storeTrouble, wordsStore } from './words-store.ts'
import { type CopyTools, WorkingCopy } from './working-copy.ts'

/** What a page does with a working copy; the same functions from render to render. */
export type WorkingCopyActs = {
  change: WorkingCopy['change']
  /** resolves with whether the server has everything; no step of the workflow goes without it */
  flush(): Promise<boolean>
  resolve(draft: Draft): void
  reload(): Promise<void>
  live: LiveCopy
}

/** The copy as it is at each moment, for what has to follow every letter. */
export type LiveCopy = Pick<WorkingCopy, 'subscribe' | 'getView'>

const loading: CopyView = { state: 'loading' }
/** So often a piece is asked for again that could not be reached. */
const AGAIN_MS = 5000

/**
 * The piece in this tab: what is written goes to the server and into the browser by itself. The view
 * is a new one where a page looks otherwise: letters in the body, which stand in its editor already,
 * draw nothing anew.
 */
export function useWorkingCopy(articleId: string): CopyView & WorkingCopyActs {
  const { id: account } = useMe()
  const [{ copy, getShown }, setOpened] = useState(notOpened)
  useEffect(() => {
    const opened = new WorkingCopy({ account, articleId }, browserTools())
    setOpened({ copy: opened, getShown: shownOf(opened) })
    void opened.open()
    const stop = watchBrowser(opened)
    const remove = addOpenCopy(opened)
    return () => {
      stop()
      remove()
      void opened.close()
    }
  }, [account, articleId])
  const view = useSyncExternalStore(copy?.subscribe ?? neverChanges, getShown)
  const [acts] = useState(() => new Map<WorkingCopy, WorkingCopyActs>())
  return { ...view, ...(copy ? actsOf(copy, acts) : noActs) }
}

/** The view, and the one of before as long as that looks the same. */
function shownOf(copy: WorkingCopy): () => CopyView {
  let shown = copy.getView()
  return () => {
    const now = copy.getView()
    if (!looksSame(shown, now)) shown = now
    return shown
  }
}

function actsOf(copy: WorkingCopy, known: Map<WorkingCopy, WorkingCopyActs>): WorkingCopyActs {
  const acts = known.get(copy) ?? {
    change: (patch) => copy.change(patch),
    flush: () => copy.flush(),
    resolve: (draft) => copy.resolve(draft),
    reload: () => copy.reload(),
    live: copy,
  }
  known.set(copy, acts)
  return acts
}

const neverChanges = () => () => {}
const showLoading = () => loading

type Opened = { copy: WorkingCopy | null; getShown: () => CopyView }
const notOpened: Opened = { copy: null, getShown: showLoading }

const noActs: WorkingCopyActs = {
  change: () => {},
  flush: async () => false,
  resolve: () => {},
  reload: async () => {},
  live: { subscribe: neverChanges, getView: showLoading },
}

/** The moments at which something has to be sent, looked up or asked of the person. */
function watchBrowser(copy: WorkingCopy): () => void {
  const watch = new AbortController()
  const { signal } = watch
  const on = (target: EventTarget, name: string, hear: (event: Event) => void) =>
    target.addEventListener(name, hear, { signal })
  on(window, 'online', copy.hurry)
  on(window, 'pagehide', copy.hurry)
  on(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') copy.hurry()
    else void copy.reload()
  })
  on(window, 'beforeunload', (event) => {
    const view = copy.getView()
    // Asked only where leaving would lose something; else the question would be clicked away unread.
    if (view.state === 'ready' && view.isAtRisk) event.preventDefault()
  })
  const stopHearing = isSignedOut.subscribe(() => {
    if (!isSignedOut.get()) copy.hurry()
  })
  const again = setInterval(() => {
    if (copy.getView().state === 'unreachable') void copy.open()
  }, AGAIN_MS)
  return () => {
    watch.abort()
    stopHearing()
    clearInterval(again)
  }
}

function browserTools(): CopyTools {
  return {
    server: serverAhead(),
    store: wordsStore,
    storeTrouble,
    locks: openTabLocks(),
    clock: {
      now: () => Date.now(),
      after: (ms, act) => {
        const timer = setTimeout(act, ms)
        return () => clearTimeout(timer)
      },
    },
    // Not crypto.randomUUID: it is there on https only.
    newId: () => v4(),
    random: () => Math.random(),
  }
}
