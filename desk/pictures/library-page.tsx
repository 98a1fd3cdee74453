import './pictures.css'
import { Loader, Stack, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, useDeferredValue } from 'react'
import { useMe } from '../api/use-me.ts'
import { useTitle } from '../frame/use-title.ts'
import { PictureFilters } from './picture-filters.tsx'
import { PictureGrid } from './picture-grid.tsx'
import { forgetPictures } from './picture-queries.ts'
import { UploadArea } from './upload-area.tsx'
import { UploadList } from './upload-list.tsx'

/** Every picture of the paper, and where more come in. */
export function LibraryPage() {
  const filter = useSearch({ from: '/pictures' })
  const navigate = useNavigate({ from: '/pictures' })
  const queryClient = useQueryClient()
  const { permissions } = useMe()
  const shown = useDeferredValue(filter)
  useTitle('Pictures')
  return (
    <Stack gap="lg">
      <Title order={1}>Pictures</Title>
      {permissions.includes('picture.add') && (
        <>
          <UploadArea onDone={() => void forgetPictures(queryClient)} />
          <UploadList />
        </>
      )}
      <PictureFilters
        filter={filter}
        onChange={(search) => void navigate({ search, replace: true })}
      />
      <Suspense fallback={<Loader />}>
        <PictureGrid
          filter={shown}
          wrap={({ id }, inside) => (
            <Link className="picture-card" to="/pictures/$pictureId" params={{ pictureId: id }}>
              {inside}
            </Link>
          )}
        />
      </Suspense>
    </Stack>
  )
}
