import { Anchor, List, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { PictureDetail } from '#contract/desk-pictures.ts'

/** Every piece that shows the picture, or once did. */
export function PictureUses({ picture: { usedIn, usedElsewhere } }: { picture: PictureDetail }) {
  return (
    <section>
      <Title order={2} size="h3">
        Where it is used
      </Title>
      {usedIn.length === 0 && usedElsewhere === 0 && <Text mt="xs">Nowhere yet.</Text>}
      {usedIn.length > 0 && (
        <List mt="xs" spacing={4}>
          {usedIn.map((use) => (
            <List.Item key={use.articleId}>
              <Anchor
                lang={use.edition}
                renderRoot={(props) => (
                  <Link to="/pieces/$articleId" params={{ articleId: use.articleId }} {...props} />
                )}
              >
                {use.headline || 'No headline yet'}
              </Anchor>{' '}
              <Text span size="sm" c="dimmed">
                {inWords(use)}
              </Text>
              {use.isPublic && use.path && (
                <>
                  {' '}
                  <Anchor size="sm" href={use.path}>
                    on the site
                  </Anchor>
                </>
              )}
            </List.Item>
          ))}
        </List>
      )}
      {usedElsewhere > 0 && (
        <Text mt="xs">
          {usedElsewhere === 1 ? 'Another piece shows it' : `${usedElsewhere} other pieces show it`}
          , of colleagues.
        </Text>
      )}
    </section>
  )
}

function inWords({ isPublic, isInCopy, printed }: PictureDetail['usedIn'][number]): string {
  const said = [
    isPublic ? 'public' : printed.length > 0 && 'printed before',
    isInCopy && (isPublic ? '' : 'in the working copy'),
  ]
  return said.filter(Boolean).join(', ')
}
