import { Anchor, Box, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { PieceCard } from '#contract/desk.ts'
import { useMe } from '../api/use-me.ts'
import { momentInWords, zoneInWords } from '../frame/moment.ts'
import { StateBadges } from './state-badge.tsx'

/** Pieces one a row; on a telephone all of a piece stands under its headline. */
export function PieceTable({ pieces }: { pieces: readonly PieceCard[] }) {
  const { paper } = useMe()
  return (
    <Table verticalSpacing="xs" highlightOnHover aria-label="Pieces">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Headline</Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            State
          </Table.Th>
          <Table.Th scope="col" visibleFrom="md">
            Kind
          </Table.Th>
          {paper.editions.length > 1 && (
            <Table.Th scope="col" visibleFrom="sm">
              Edition
            </Table.Th>
          )}
          <Table.Th scope="col" visibleFrom="sm">
            Last change, {zoneInWords(paper.timeZone)}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {pieces.map((piece) => (
          <Row key={piece.articleId} piece={piece} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ piece }: { piece: PieceCard }) {
  const { paper } = useMe()
  const { articleId, edition, headline, kind, updatedBy } = piece
  const changed = momentInWords(piece.updatedAt, paper.timeZone)
  const who = updatedBy?.name ?? 'the system'
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Anchor
          underline="hover"
          {...(headline !== '' && { lang: edition })}
          fs={headline === '' ? 'italic' : undefined}
          renderRoot={(props) => <Link to="/pieces/$articleId" params={{ articleId }} {...props} />}
        >
          {headline || 'No headline yet'}
        </Anchor>
        <Box hiddenFrom="sm" fw={400} mt={4}>
          <StateBadges {...piece} />
          <Text size="sm" c="dimmed">
            {paper.editions.length > 1 && `${edition} · `}
            {changed}, {who}
          </Text>
        </Box>
      </Table.Th>
      <Table.Td visibleFrom="sm">
        <StateBadges {...piece} />
      </Table.Td>
      <Table.Td visibleFrom="md">{kind}</Table.Td>
      {paper.editions.length > 1 && <Table.Td visibleFrom="sm">{edition}</Table.Td>}
      <Table.Td visibleFrom="sm" className="desk-moment">
        {changed}
        <Text size="sm" c="dimmed">
          {who}
        </Text>
      </Table.Td>
    </Table.Tr>
  )
}
