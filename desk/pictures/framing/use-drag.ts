import { type PointerEvent, type RefObject, useRef } from 'react'
import type { Point } from './cuts.ts'

/**
 * Follows a pointer over a picture: `onMove` hears where it is and from where it came since the
 * last time, in shares of the picture. For a handle, spread over it.
 */
export function useDrag(
  picture: RefObject<HTMLElement | null>,
  onMove: (at: Point, by: Point) => void,
) {
  const last = useRef<Point | null>(null)
  const placeOf = (event: PointerEvent): Point => {
    const box = picture.current?.getBoundingClientRect()
    if (!box?.width || !box.height) return { x: 0, y: 0 }
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
  }
  return {
    onPointerDown(event: PointerEvent) {
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = placeOf(event)
    },
    onPointerMove(event: PointerEvent) {
      if (!last.current) return
      const at = placeOf(event)
      onMove(at, { x: at.x - last.current.x, y: at.y - last.current.y })
      last.current = at
    },
    onPointerUp() {
      last.current = null
    },
    onPointerCancel() {
      last.current = null
    },
  }
}
