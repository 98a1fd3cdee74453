import { useEffect, useRef, useState } from 'react'
import { v4 } from 'uuid'
import type { Piece } from '#contract/desk.ts'
import { type Attend, type Attended, attendedSchema } from '#contract/desk-presence.ts'
import { ask } from '../api/ask.ts'
import type { LiveCopy } from './use-working-copy.ts'

/** Two of these may be lost before others are told that somebody is gone. */
const BEAT_MS = 4000
/** Who paused for so long is not typing any more. */
const TYPING_MS = 6000

export type Present = Pick<Attended, 'others' | 'ownTabs'>
type Shown = {
  piece: Piece
  live: LiveCopy
  reload: () => Promise<void>
}

const nobody: Present = { others: [], ownTabs: 0 }

/**
 * Tells the server every few seconds that this tab has the piece open, and hears who else has.
 * Nobody is shown who was not confirmed just now: without an answer there is nobody. What the
 * server has newer than this tab shows is asked for at once.
 */
export function usePresence({ piece, live, reload }: Shown): Present {
  const [present, setPresent] = useState(nobody)
  const shown = useRef({ piece, reload })
  shown.current = { piece, reload }
  const typedAt = useRef(0)
  useEffect(
    () =>
      watchTyping(live, () => {
        typedAt.current = Date.now()
      }),
    [live],
  )
  const { articleId } = piece
  useEffect(() => {
    const isTyping = () => Date.now() - typedAt.current < TYPING_MS
    return attend(articleId, isTyping, (attended) => {
      setPresent(attended ?? nobody)
      const { piece: mine, reload: look } = shown.current
      const isOld = attended && attended.version > mine.version
      if (isOld || (attended && attended.deskState !== mine.deskState)) void look()
    })
  }, [articleId])
  return present
}

/** Hears of each change of the draft that did not come from elsewhere. */
function watchTyping({ subscribe, getView }: LiveCopy, hear: () => void): () => void {
  let before = getView()
  return subscribe(() => {
    const now = getView()
    const isTyped =
      now.state === 'ready' &&
      before.state === 'ready' &&
      now.draft !== before.draft &&
      now.told === before.told
    before = now
    if (isTyped) hear()
  })
}

function attend(
  articleId: string,
  isTyping: () => boolean,
  hear: (attended: Attended | null) => void,
): () => void {
  const path = `/pieces/${articleId}/presence`
  const tab = v4()
  const ended = new AbortController()
  const { signal } = ended
  let timer: ReturnType<typeof setTimeout> | undefined
  const beat = async () => {
    clearTimeout(timer)
    const attended = await tell(path, { tab, isTyping: isTyping() }, signal)
    if (signal.aborted) return
    hear(attended)
    timer = setTimeout(() => void beat(), BEAT_MS)
  }
  const leave = () => {
    const left: Attend = { tab, isTyping: false, isLeaving: true }
    // Whether it arrives or not, nobody is there to hear of it; without it the others wait a little.
    ask('POST', path, { body: left, keepalive: true, whenSignedOut: 'throw' }).catch(() => {})
  }
  window.addEventListener('pagehide', leave, { signal })
  // A page that comes back from the browser's memory is there again.
  window.addEventListener('pageshow', () => void beat(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && void beat(),
    { signal },
  )
  void beat()
  return () => {
    clearTimeout(timer)
    ended.abort()
    leave()
  }
}

/** null where no answer came, or none for us: nothing is known then. */
async function tell(path: string, body: Attend, ended: AbortSignal): Promise<Attended | null> {
  const signal = AbortSignal.any([ended, AbortSignal.timeout(BEAT_MS * 2)])
  try {
    return await ask('POST', path, {
      body,
      schema: attendedSchema,
      signal,
      whenSignedOut: 'throw',
    })
  } catch {
    return null
  }
}
