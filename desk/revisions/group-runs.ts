/** As much of a saved version as is needed to put it into a run. */
export type Saved = { version: number; savedAt: string; savedBy: { id: string } | null }

/** Versions that one person saved one after the other; newest first. */
export type Run<V extends Saved> = { newest: V; versions: V[] }

/** A longer pause begins another run. */
const PAUSE_MS = 10 * 60_000

/**
 * Autosave makes a version every two seconds of writing: for the eye those of one writer, with no
 * pause of ten minutes between them, are one run. `versions` are newest first; none is left out.
 */
export function groupRuns<V extends Saved>(versions: readonly V[]): Run<V>[] {
  const runs: Run<V>[] = []
  for (const version of versions) {
    const run = runs.at(-1)
    const after = run?.versions.at(-1)
    if (run && after && belongs(version, after)) run.versions.push(version)
    else runs.push({ newest: version, versions: [version] })
  }
  return runs
}

function belongs(older: Saved, newer: Saved): boolean {
  const pause = Date.parse(newer.savedAt) - Date.parse(older.savedAt)
  return older.savedBy?.id === newer.savedBy?.id && pause < PAUSE_MS
}
