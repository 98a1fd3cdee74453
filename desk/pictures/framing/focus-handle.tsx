import type { KeyboardEvent, RefObject } from 'react'
import { arrowStep } from './arrow-step.ts'
import { type Point, pointInside } from './cuts.ts'
import { useDrag } from './use-drag.ts'

type Props = {
  picture: RefObject<HTMLElement | null>
  focus: Point
  onChange(focus: Point): void
}

/** The point that stays in view, moved with the pointer or the arrow keys. */
export function FocusHandle({ picture, focus, onChange }: Props) {
  const drag = useDrag(picture, (at) => onChange(pointInside(at)))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrowStep(event)
    if (!by) return
    event.preventDefault()
    onChange(pointInside({ x: focus.x + by.x, y: focus.y + by.y }))
  }
  const percent = (share: number) => `${Math.round(share * 100)}%`
  const where = `${percent(focus.x)} from the left, ${percent(focus.y)} from the top`
  return (
    <button
      type="button"
      className="picture-focus"
      aria-label={`Focal point: ${where}. Arrow keys move it.`}
      style={{ left: percent(focus.x), top: percent(focus.y) }}
      onKeyDown={onKeyDown}
      {...drag}
    />
  )
}
