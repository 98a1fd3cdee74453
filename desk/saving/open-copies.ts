import type { WorkingCopy } from './working-copy.ts'

/** The working copies that views of this tab have open. */
const copies = new Set<WorkingCopy>()

/** Returns what ends it. */
export function addOpenCopy(copy: WorkingCopy): () => void {
  copies.add(copy)
  return () => copies.delete(copy)
}

/** Sends what is unsent now, and waits as long as it is on its way. */
export async function flushOpenCopies(): Promise<void> {
  await Promise.all([...copies].map((copy) => copy.flush()))
}
