import type { Rendering } from './render-picture.ts'
import type { TakenPicture } from './take-picture.ts'

/** What the imaging process is asked, and what it answers; `id` tells which answer is to what. */
export type ImagingTask =
  | { kind: 'take'; bytes: Uint8Array }
  | { kind: 'take-file'; file: string }
  | { kind: 'render'; bytes: Uint8Array; rendering: Rendering }
  | { kind: 'draw'; svg: string }

export type ImagingAnswer =
  | { taken: Omit<TakenPicture, 'bytes'> & { bytes: Uint8Array } }
  | { bytes: Uint8Array }
  | { failure: { code: string; sentence: string } }
  | { fault: string }

export type AskedTask = { id: number; task: ImagingTask }
export type GivenAnswer = { id: number; answer: ImagingAnswer }
