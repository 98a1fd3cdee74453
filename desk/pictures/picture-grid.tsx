import { Badge, Button, Group, Text } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import { type PictureFilter, picturesQuery } from './picture-queries.ts'

type Props = {
  filter: PictureFilter
  /** What leads to a picture, around what is shown of it. */
  wrap(picture: DeskPicture, inside: ReactNode): ReactNode
}

/** The pictures that the filter lets through, newest first. */
export function PictureGrid({ filter, wrap }: Props) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    picturesQuery(filter),
  )
  const pictures = data.pages.flatMap((page) => page.pictures)
  if (pictures.length === 0) {
    const isFiltered = Object.values(filter).some(Boolean)
    return (
      <Text>{isFiltered ? 'No picture fits these words and filters.' : 'No picture yet.'}</Text>
    )
  }
  return (
    <>
      <ul className="picture-grid">
        {pictures.map((picture) => (
          <li key={picture.id}>{wrap(picture, <Inside picture={picture} />)}</li>
        ))}
      </ul>
      {hasNextPage && (
        <Button mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More pictures
        </Button>
      )}
    </>
  )
}

function Inside({ picture }: { picture: DeskPicture }) {
  const { alt, credit, fileName, uses, renditions, width, height } = picture
  const name = pictureName(picture)
  return (
    <>
      <img
        src={renditions.small.path}
        alt={alt === name ? '' : alt}
        loading="lazy"
        decoding="async"
      />
      <Text component="span" size="sm" className="picture-name" lineClamp={2}>
        {name}
      </Text>
      <Text component="span" size="xs" c="dimmed" className="picture-name">
        {[credit, fileName === name ? '' : fileName, `${width} × ${height}`]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Group component="span" gap="xs">
        {alt === '' && (
          <Text component="span" size="xs" fw={700} className="picture-missing">
            No alt text
          </Text>
        )}
        {uses > 0 && (
          <Badge component="span" size="sm" variant="default">
            {uses === 1 ? 'In 1 piece' : `In ${uses} pieces`}
          </Badge>
        )}
      </Group>
    </>
  )
}

/** By what people call it. */
export function pictureName({ alt, caption, fileName, createdAt }: DeskPicture): string {
  return alt || caption || fileName || `A picture of ${createdAt.slice(0, 10)}`
}
