import './pictures.css'
import { Loader, Modal, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import type { PictureUse } from '#contract/body.ts'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import { useMe } from '../api/use-me.ts'
import { PictureFilters } from './picture-filters.tsx'
import { PictureGrid, pictureName } from './picture-grid.tsx'
import { forgetPictures, type PictureFilter } from './picture-queries.ts'
import { UploadArea } from './upload-area.tsx'
import { UploadList } from './upload-list.tsx'
import { UseForm } from './use-form.tsx'
import { UsedPicture } from './used-picture.tsx'

type Props = {
  opened: boolean
  onClose(): void
  onChoose(use: PictureUse): void
  /** the use whose words are to be changed, or whose picture another one is to replace */
  use?: PictureUse | null
}

/** Picks a picture of the library, or brings one, and says in which words it is used. */
export function PictureDialog({ opened, onClose, onChoose, use = null }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={use ? 'The picture and its words' : 'Choose a picture'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {/* Only while it is open: it begins anew each time. */}
      {opened && <Inside {...{ onClose, use }} onChoose={onChoose} />}
    </Modal>
  )
}

function Inside({ onClose, onChoose, use }: Required<Omit<Props, 'opened'>>) {
  const [chosen, setChosen] = useState<DeskPicture | null>(null)
  const [given, setGiven] = useState(use)
  const finish = (done: PictureUse) => {
    onChoose(done)
    onClose()
  }
  if (chosen) {
    const { id: mediaId, alt, caption, credit, licence, source } = chosen
    return (
      <UseForm
        use={{ mediaId, alt, caption, credit, licence, source }}
        onDone={finish}
        onOther={() => setChosen(null)}
      >
        <img
          className="picture-whole"
          src={chosen.renditions.full.path}
          alt={pictureName(chosen)}
        />
      </UseForm>
    )
  }
  if (given) {
    return (
      <UseForm use={given} onDone={finish} onOther={() => setGiven(null)}>
        <UsedPicture use={given} />
      </UseForm>
    )
  }
  return <Choice onChoose={setChosen} />
}

function Choice({ onChoose }: { onChoose(picture: DeskPicture): void }) {
  const [filter, setFilter] = useState<PictureFilter>({})
  const { permissions } = useMe()
  const queryClient = useQueryClient()
  return (
    <Stack gap="md">
      {permissions.includes('picture.add') && (
        <>
          <UploadArea
            onDone={() => void forgetPictures(queryClient)}
            onOnly={(picture) => onChoose(picture)}
          />
          <UploadList />
        </>
      )}
      <PictureFilters filter={filter} onChange={setFilter} />
      <Suspense fallback={<Loader />}>
        <PictureGrid
          filter={filter}
          wrap={(picture, inside) => (
            <button type="button" className="picture-card" onClick={() => onChoose(picture)}>
              {inside}
            </button>
          )}
        />
      </Suspense>
    </Stack>
  )
}
