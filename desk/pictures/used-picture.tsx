import './pictures.css'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PictureUse } from '#contract/body.ts'
import { pictureQuery } from './picture-queries.ts'

/** The picture of a use, whole; its words stand in for it where it cannot be shown. */
export function UsedPicture({ use: { mediaId, alt } }: { use: PictureUse }) {
  const { data } = useQuery(pictureQuery(mediaId))
  if (!data) return <Text c="dimmed">{alt || 'A picture'}</Text>
  const { path, width, height } = data.renditions.full
  return <img className="picture-whole" src={path} width={width} height={height} alt={alt} />
}
