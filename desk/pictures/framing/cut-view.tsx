import type { DeskPicture } from '#contract/desk-pictures.ts'
import type { Cut } from '#contract/framing.ts'

/** What a cut shows of a picture, as wide as there is room. */
export function CutView({
  picture,
  cut,
  ratio,
}: {
  picture: DeskPicture
  cut: Cut
  ratio: number
}) {
  const percent = (share: number) => `${share * 100}%`
  return (
    <div className="picture-cut" style={{ aspectRatio: ratio, background: picture.colour }}>
      <img
        src={picture.renditions.full.path}
        alt=""
        style={{
          width: percent(1 / cut.width),
          height: percent(1 / cut.height),
          left: percent(-cut.x / cut.width),
          top: percent(-cut.y / cut.height),
        }}
      />
    </div>
  )
}
