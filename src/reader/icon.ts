import { createHash } from 'node:crypto'

/** A rider's pennant: two strokes on the colour of the masthead. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#16323f"/><path d="M9 26V6l15 6-15 6" fill="none" stroke="#f4f1ea" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/></svg>'

export const iconPath = `/assets/icon-${createHash('sha256').update(icon).digest('hex').slice(0, 12)}.svg`
