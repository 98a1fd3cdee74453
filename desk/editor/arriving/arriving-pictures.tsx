import '../../pictures/pictures.css'
import { Button, Group, Text } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { PictureUse } from '#contract/body.ts'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import { useSignal } from '../../api/signal.ts'
import { UploadLine } from '../../pictures/upload-line.tsx'
import { uploads } from '../../pictures/uploads/uploads.ts'
import { type Arrival, arrivalsIn, forgetArrival, putArrived } from './arriving-plugin.ts'
import { inItsWords, takePictures } from './take-pictures.ts'

export type TakePictures = (files: readonly File[], places?: readonly (number | null)[]) => void

type Props = {
  editor: Editor
  /** given what takes pictures in, and null when it is gone */
  onTaker: (take: TakePictures | null) => void
  /** told of each that is in the library */
  onLibrary: () => void
  pick: (now: PictureUse) => Promise<PictureUse | null>
}

/** What stands in the text while a picture is on its way, and until it has its words. */
export function ArrivingPictures({ editor, onTaker, onLibrary, pick }: Props) {
  useEffect(() => {
    onTaker((files, places = []) => takePictures(editor, { files, places }, uploads, onLibrary))
    return () => onTaker(null)
  }, [editor, onTaker, onLibrary])
  const arrivals = useEditorState({
    editor,
    selector: ({ editor: now }) => arrivalsIn(now.state),
    equalityFn: Object.is,
  })
  const list = useSignal(uploads.uploads)
  const run = (command: Command) => command(editor.state, editor.view.dispatch)
  const uploadOf = ({ id }: Arrival) => list.find((one) => one.id === id)
  const gone = arrivals.find((one) => one.picture === null && !uploadOf(one))?.id
  useEffect(() => {
    // It was cancelled, or is no longer wanted.
    if (gone !== undefined) forgetArrival(gone)(editor.state, editor.view.dispatch)
  }, [editor, gone])
  const describe = async (id: number, picture: DeskPicture) => {
    const use = await pick(inItsWords(picture))
    if (editor.isDestroyed) return
    if (use) run(putArrived(id, use))
    editor.view.focus()
  }
  return arrivals.map((arrival) => {
    const { id, dom, picture } = arrival
    const upload = uploadOf(arrival)
    return createPortal(
      picture ? (
        <Wanting
          picture={picture}
          onDescribe={() => void describe(id, picture)}
          onLeave={() => {
            run(forgetArrival(id))
            editor.view.focus()
          }}
        />
      ) : (
        upload && <UploadLine upload={upload} />
      ),
      dom,
      String(id),
    )
  })
}

type WantingProps = { picture: DeskPicture; onDescribe: () => void; onLeave: () => void }

function Wanting({ picture, onDescribe, onLeave }: WantingProps) {
  const { path, width, height } = picture.renditions.small
  return (
    <>
      <img src={path} width={width} height={height} alt="" />
      <Text size="sm" role="status">
        This picture stands in the text when it is said what it shows.
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" onClick={onDescribe}>
          Say what it shows
        </Button>
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          Leave it out
        </Button>
      </Group>
    </>
  )
}
