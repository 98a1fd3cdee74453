import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'

/** Below this PostgreSQL soon cannot write its log, and stops. */
export const DISK_FLOOR_BYTES = 64 * 1024 * 1024

/** Bytes that an ordinary user may still write on the disk of `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Whether the data directory may be written and its disk has room. */
export async function hasRoom(folder: string): Promise<boolean> {
  await access(folder, constants.W_OK)
  return (await freeBytes(folder)) >= DISK_FLOOR_BYTES
}
