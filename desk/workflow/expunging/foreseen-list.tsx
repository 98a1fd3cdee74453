import { Anchor, List, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Piece } from '#contract/desk.ts'
import type { ExpungeStand, Foreseen, ReasonClass } from '#contract/desk-expunge.ts'
import { removedInWords } from './expunge-words.ts'

type Props = {
  piece: Piece
  /** null: the whole piece */
  passage: string | null
  reasonClass: ReasonClass
  foreseen: Foreseen
  readersAreTold: ExpungeStand['readersAreTold']
}

/** What will be taken out, what readers will see, and what stays elsewhere. */
export function ForeseenList({ piece, passage, reasonClass, foreseen, readersAreTold }: Props) {
  return (
    <Stack gap="xs" component="section" aria-label="What will go">
      <Text fw={600}>This goes, for good</Text>
      <List size="sm">
        {removedInWords(foreseen.removed).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
        {passage === null && (
          <List.Item>
            its sentences in captures, in the library and in the audit log; its preview links
          </List.Item>
        )}
      </List>
      <Text fw={600}>What readers see afterwards</Text>
      <Text size="sm">{seenAfterwards(piece, passage, readersAreTold[reasonClass])}</Text>
      <Staying piece={piece} passage={passage} foreseen={foreseen} />
    </Stack>
  )
}

function seenAfterwards(piece: Piece, passage: string | null, told: string): string {
  if (piece.path === null) {
    return passage === null
      ? 'Nothing: no reader has ever seen the piece, and nothing of it is left.'
      : 'Nothing: no reader has ever seen the piece. In it, […] stands in place of the words.'
  }
  return passage === null
    ? `At its addresses, in place of the piece: “${told}” It stands in no list any more.`
    : 'In the piece, and in every version of its history, […] stands in place of the words.'
}

/** The order is for one piece; who wants the words gone from others has to order that there. */
function Staying({ piece, passage, foreseen }: Pick<Props, 'piece' | 'passage' | 'foreseen'>) {
  const { stays, staysElsewhere } = foreseen
  if (passage === null) {
    return (
      <Text size="sm">
        Other editions of it are pieces of their own and stay. A name in its address or a byline
        stays too: order those words first.
      </Text>
    )
  }
  if (stays.length + staysElsewhere.length === 0) {
    return <Text size="sm">The words stand nowhere else here, in whatever letter case.</Text>
  }
  return (
    <>
      <Text fw={600}>This stays</Text>
      <Text size="sm">
        Letter case counts, and other pieces are not touched. The words, in whatever case, will
        still stand in:
      </Text>
      <List size="sm">
        {stays.map(({ articleId, path }) => (
          <List.Item key={articleId}>
            {articleId === piece.articleId && 'this piece itself, in another letter case: '}
            <Anchor
              renderRoot={(rest) => (
                <Link to="/pieces/$articleId" params={{ articleId }} target="_blank" {...rest} />
              )}
            >
              {path ?? (articleId === piece.articleId ? piece.slug : 'a piece that is not public')}
            </Anchor>
          </List.Item>
        ))}
        {staysElsewhere.map((place) => (
          <List.Item key={place}>{place}</List.Item>
        ))}
      </List>
    </>
  )
}
