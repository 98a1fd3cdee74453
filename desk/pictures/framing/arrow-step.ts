import type { Point } from './cuts.ts'

const steps: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** How far an arrow key moves, in shares of the picture: a hundredth, or ten with Shift. */
export function arrowStep({ key, shiftKey }: { key: string; shiftKey: boolean }): Point | null {
  const step = steps[key]
  const length = shiftKey ? 0.1 : 0.01
  return step ? { x: step.x * length, y: step.y * length } : null
}
