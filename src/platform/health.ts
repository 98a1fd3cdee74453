import { setTimeout as sleep } from 'node:timers/promises'

/** One thing that must be well. `required: false` is shown, but does not make us unready. */
export type HealthPart = {
  name: string
  required: boolean
  /** false, a rejection, or no answer within a second: failing */
  check: () => Promise<boolean>
}

export type Health = { ready: boolean; parts: Record<string, 'ok' | 'failing'> }

const PATIENCE_MS = 1000

/** Answers are kept for a second, so that asking often costs nothing. */
const KEPT_MS = 1000

/** Checks all parts side by side. */
export function createHealth(
  parts: readonly HealthPart[],
  now: () => number = () => performance.now(),
): () => Promise<Health> {
  let kept: { health: Promise<Health>; at: number } | null = null
  return () => {
    if (!kept || now() - kept.at > KEPT_MS) kept = { health: examine(parts), at: now() }
    return kept.health
  }
}

async function examine(parts: readonly HealthPart[]): Promise<Health> {
  const found = await Promise.all(
    parts.map(async (part) => ({ ...part, ok: await isWell(part.check) })),
  )
  return {
    ready: found.every((part) => part.ok || !part.required),
    parts: Object.fromEntries(found.map((part) => [part.name, part.ok ? 'ok' : 'failing'])),
  }
}

async function isWell(check: HealthPart['check']): Promise<boolean> {
  const gaveUp = new AbortController()
  try {
    const late = sleep(PATIENCE_MS, false, { signal: gaveUp.signal })
    return await Promise.race([check(), late])
  } catch {
    return false // why is the part's own business to log; the public hears only which one
  } finally {
    gaveUp.abort()
  }
}
