import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import {
  type Cut,
  type CutShape,
  cutShapes,
  type Framing,
  pictureShapes,
} from '#contract/framing.ts'
import { CutFrame } from './cut-frame.tsx'
import { CutView } from './cut-view.tsx'
import { cutFor, pointInside } from './cuts.ts'
import { FocusHandle } from './focus-handle.tsx'

type Props = {
  picture: DeskPicture
  framing: Framing
  onChange(framing: Framing): void
}

type Tool = 'focus' | CutShape

const shapeNames: Record<CutShape, string> = {
  wide: 'Wide',
  card: 'Card',
  square: 'Square',
}

/** Where readers look in each shape: one focal point, and cuts where that is not enough. */
export function FramingEditor({ picture, framing, onChange }: Props) {
  const [tool, setTool] = useState<Tool>('focus')
  const box = useRef<HTMLDivElement>(null)
  const { focus = { x: 0.5, y: 0.5 }, crops } = framing
  const ratio = picture.width / picture.height
  // As high as two thirds of the window.
  const widest = `min(100%, 44rem, ${Math.round(66 * ratio)}vh)`
  const setCut = (shape: CutShape, cut: Cut) =>
    onChange({ ...framing, crops: { ...crops, [shape]: cut } })
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="What to set"
        value={tool}
        onChange={(chosen) => setTool(chosen as Tool)} // one of its own values
        data={[
          { value: 'focus', label: 'Focal point' },
          ...cutShapes.map((shape) => ({ value: shape, label: shapeNames[shape] })),
        ]}
      />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the handle inside it listens to keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for pointers only */}
      <div
        ref={box}
        className="picture-box"
        style={{ aspectRatio: ratio, background: picture.colour, maxWidth: widest }}
        onClick={(event) => {
          if (tool !== 'focus' || event.detail === 0) return
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
          const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height }
          onChange({ ...framing, focus: pointInside(at) })
        }}
      >
        <img
          src={picture.renditions.full.path}
          alt={picture.alt || 'The whole picture'}
          draggable={false}
        />
        {tool === 'focus' ? (
          <FocusHandle
            picture={box}
            focus={focus}
            onChange={(at) => onChange({ ...framing, focus: at })}
          />
        ) : (
          <CutFrame
            {...{ box, picture, shape: tool, cut: cutFor(picture, tool, framing) }}
            onChange={(cut) => setCut(tool, cut)}
          />
        )}
      </div>
      <Text size="sm" c="dimmed">
        {tool === 'focus'
          ? 'Click on what must stay in view, or move the point with the arrow keys (Shift: further).'
          : 'Drag the frame or its corners, or use the arrow keys, + and −.'}
      </Text>
      <Shapes {...{ picture, framing, onChange }} />
    </Stack>
  )
}

/** What readers will see. */
function Shapes({ picture, framing, onChange }: Props) {
  const letGo = (shape: CutShape) => {
    const { [shape]: _, ...crops } = framing.crops
    onChange({ ...framing, crops })
  }
  const isCoarse = cutShapes.some((shape) => {
    return cutFor(picture, shape, framing).width * picture.width < 480
  })
  return (
    <>
      <div className="picture-shapes">
        {cutShapes.map((shape) => (
          <figure key={shape}>
            <CutView
              {...{ picture, cut: cutFor(picture, shape, framing), ratio: pictureShapes[shape] }}
            />
            <figcaption>
              <Group gap="xs" justify="space-between">
                <Text size="sm">{shapeNames[shape]}</Text>
                {framing.crops[shape] && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`${shapeNames[shape]}: by the focal point again`}
                    onClick={() => letGo(shape)}
                  >
                    By focal point
                  </Button>
                )}
              </Group>
            </figcaption>
          </figure>
        ))}
      </div>
      {isCoarse && (
        <Alert color="orange">
          A cut shows less than 480 pixels across: it will look coarse on wide screens.
        </Alert>
      )}
    </>
  )
}
