/** `stop` is aborted when the process is asked to end, `hurry` when it is asked a second time. */
export type StopSignal = { stop: AbortSignal; hurry: AbortSignal }

/** Ctrl-C reaches us from the terminal and, passed on, from bin/chapar: that is one asking. */
const ONE_ASKING_MS = 500

/** From now on a signal asks for a clean stop instead of ending the process. */
export function listenForStop(): StopSignal {
  const stop = new AbortController()
  const hurry = new AbortController()
  let askedAt = 0
  const ask = () => {
    const now = performance.now()
    if (!stop.signal.aborted) {
      askedAt = now
      stop.abort()
    } else if (now - askedAt > ONE_ASKING_MS) {
      hurry.abort()
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  // Started by bin/chapar under an older Node, which was killed.
  process.once('disconnect', ask)
  process.channel?.unref()
  return { stop: stop.signal, hurry: hurry.signal }
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
