import type { DeskPicture } from '#contract/desk-pictures.ts'
import { createSignal } from '../../api/signal.ts'

/** `held`: the line is away. `taking`: all of it is there, and the server looks at it. */
export type UploadState = 'waiting' | 'sending' | 'held' | 'taking' | 'done' | 'refused'

export type Upload = {
  id: number
  fileName: string
  bytes: number
  sent: number
  state: UploadState
  /** when it is done */
  picture: DeskPicture | null
  /** false: it was in the library already */
  isNew: boolean
  /** why it was refused, in words for people */
  problem: string
}

/** The files on their way, as they are shown: in the order in which they were given. */
export function createShownUploads() {
  const uploads = createSignal<readonly Upload[]>([])
  const keep = (isKept: (one: Upload) => boolean) => uploads.set(uploads.get().filter(isKept))
  return {
    uploads,
    add(id: number, { name: fileName, size: bytes }: File): void {
      const fresh = { sent: 0, state: 'waiting', picture: null, isNew: false, problem: '' } as const
      uploads.set([...uploads.get(), { id, fileName, bytes, ...fresh }])
    },
    change(id: number, patch: Partial<Upload>): void {
      uploads.set(uploads.get().map((one) => (one.id === id ? { ...one, ...patch } : one)))
    },
    remove: (id: number) => keep((one) => one.id !== id),
    removeEnded: () => keep((one) => !hasEnded(one)),
    isBusy: () => uploads.get().some((one) => !hasEnded(one)),
  }
}

function hasEnded({ state }: Upload): boolean {
  return state === 'done' || state === 'refused'
}
