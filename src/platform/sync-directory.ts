import { open } from 'node:fs/promises'

/** Sees that the names in a directory are on the disk: a rename is to survive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return // there a directory cannot be opened
  const handle = await open(directory, 'r')
  await handle.sync().finally(() => handle.close())
}
