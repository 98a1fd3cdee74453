import { createSignal } from './signal.ts'

/** What the last answers told about the server: each is shown by the frame. */
export const isServerAway = createSignal(false)

/** The server has another build than this page: parts that are loaded later may be gone. */
export const isRenewed = createSignal(false)

/** Every request tells how it went: null where no answer came. */
export function noticeAnswer(answer: { build: string | null } | null): void {
  isServerAway.set(answer === null)
  const own = document.querySelector<HTMLMetaElement>('meta[name=desk-build]')?.content
  if (answer?.build && own && answer.build !== own) isRenewed.set(true)
}
