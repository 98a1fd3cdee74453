import './pictures.css'
import { Anchor, Grid, Stack, Text, Title } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PictureDetail } from '#contract/desk-pictures.ts'
import { useMe } from '../api/use-me.ts'
import { momentInWords } from '../frame/moment.ts'
import { useTitle } from '../frame/use-title.ts'
import { DescriptionForm } from './description-form.tsx'
import { FramingForm } from './framing-form.tsx'
import { pictureName } from './picture-grid.tsx'
import { pictureQuery } from './picture-queries.ts'
import { PictureRemoval } from './picture-removal.tsx'
import { PictureUses } from './picture-uses.tsx'

/** One picture: what readers see of it, what is said of it, and where it is used. */
export function PicturePage() {
  const { pictureId } = useParams({ from: '/pictures/$pictureId' })
  const { data: picture } = useSuspenseQuery(pictureQuery(pictureId))
  const name = pictureName(picture)
  useTitle(name)
  return (
    <Stack gap="lg">
      <Anchor renderRoot={(props) => <Link to="/pictures" {...props} />}>All pictures</Anchor>
      <Title order={1} className="picture-name">
        {name}
      </Title>
      <Facts picture={picture} />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <FramingForm key={`framing-${picture.version}`} picture={picture} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <DescriptionForm key={`words-${picture.version}`} picture={picture} />
        </Grid.Col>
      </Grid>
      <PictureUses picture={picture} />
      {picture.may.includes('remove') && <PictureRemoval picture={picture} />}
    </Stack>
  )
}

function Facts({ picture }: { picture: PictureDetail }) {
  const { width, height, bytes, fileName, createdAt, createdBy } = picture
  const { paper } = useMe()
  const facts = [
    `${width} × ${height} pixels`,
    bytes < 100_000 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
    fileName,
    `brought by ${createdBy?.name ?? 'a command'} on ${momentInWords(createdAt, paper.timeZone)}`,
  ]
  return (
    <Text size="sm" c="dimmed" className="picture-name">
      {facts.filter(Boolean).join(' · ')}
    </Text>
  )
}
