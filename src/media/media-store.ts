export type StoredFile = { name: string; changedAt: Date; bytes: number }

/** Files under names that tell their contents, so that one is never written over by another. */
export type MediaStore = {
  /** Keeps the file whole or not at all. False where it is there already. */
  put(name: string, bytes: Buffer): Promise<boolean>
  /** Null where there is none. */
  read(name: string): Promise<Buffer | null>
  /** Nothing happens where there is none. */
  remove(name: string): Promise<void>
  /** Those whose names begin so; all of them for ''. */
  list(prefix: string): Promise<StoredFile[]>
}

/** A digest, what is said beside it, an ending: nothing that leads out of a folder. */
export function isName(name: string): boolean {
  return /^[0-9a-f]{20,64}[a-z0-9-]*\.[a-z]{3,4}$/.test(name)
}

/** @throws where it is none, which is a fault of ours */
export function requireName(name: string): string {
  if (isName(name)) return name
  throw new Error(`no name of the media store: ${JSON.stringify(name)}`)
}
