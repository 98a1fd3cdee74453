import type { KeyboardEvent, RefObject } from 'react'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import type { Cut, CutShape } from '#contract/framing.ts'
import { arrowStep } from './arrow-step.ts'
import { type Corner, corners, drawCorner, moveCut, scaleCut } from './cuts.ts'
import { useDrag } from './use-drag.ts'

type Props = {
  box: RefObject<HTMLElement | null>
  picture: DeskPicture
  shape: CutShape
  cut: Cut
  onChange(cut: Cut): void
}

/** The part that a shape shows: dragged whole or by its corners, or moved and sized by keys. */
export function CutFrame({ box, picture, shape, cut, onChange }: Props) {
  const drag = useDrag(box, (_at, by) => onChange(moveCut(cut, by)))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrowStep(event)
    const factor = factors[event.key]
    if (!by && factor === undefined) return
    event.preventDefault()
    if (by) onChange(moveCut(cut, by))
    else if (factor) onChange(scaleCut(picture, shape, cut, factor))
  }
  const percent = (share: number) => `${share * 100}%`
  const { x, y, width, height } = cut
  const place = {
    left: percent(x),
    top: percent(y),
    width: percent(width),
    height: percent(height),
  }
  return (
    <>
      <button
        type="button"
        className="picture-frame"
        aria-label={`${inWords(cut)}. Arrow keys move it, + and − make it larger and smaller.`}
        style={place}
        onKeyDown={onKeyDown}
        {...drag}
      />
      {corners.map((corner) => (
        <CornerHandle key={corner} {...{ box, picture, shape, cut, onChange, corner }} />
      ))}
    </>
  )
}

const factors: Record<string, number> = { '+': 1.05, '=': 1.05, '-': 1 / 1.05, _: 1 / 1.05 }

function inWords({ x, y, width }: Cut): string {
  const [left, top, wide] = [x, y, width].map((share) => `${Math.round(share * 100)}%`)
  return `Cut: ${wide} of the width, ${left} from the left, ${top} from the top`
}

/** For pointers; keys have the frame itself. */
function CornerHandle({ box, picture, shape, cut, onChange, corner }: Props & { corner: Corner }) {
  const drag = useDrag(box, (to) => onChange(drawCorner(picture, shape, { cut, corner, to })))
  const left = `${(cut.x + (corner.endsWith('e') ? cut.width : 0)) * 100}%`
  const top = `${(cut.y + (corner.startsWith('s') ? cut.height : 0)) * 100}%`
  return (
    <span className={`picture-corner picture-corner-${corner}`} style={{ left, top }} {...drag} />
  )
}
