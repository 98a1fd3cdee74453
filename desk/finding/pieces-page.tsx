import { Anchor, Button, Table, Title } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTitle } from '../frame/use-title.ts'
import { piecesQuery } from './list-pieces.ts'

/** All pieces, those touched last first. */
export function PiecesPage() {
  const search = useSearch({ from: '/pieces' })
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    piecesQuery(search),
  )
  useTitle('Pieces')
  return (
    <>
      <Title order={1}>Pieces</Title>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Headline</Table.Th>
            <Table.Th scope="col">Edition</Table.Th>
            <Table.Th scope="col">State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.pages
            .flatMap(({ pieces }) => pieces)
            .map(({ articleId, headline, edition, deskState }) => (
              <Table.Tr key={articleId}>
                <Table.Th scope="row" lang={edition}>
                  <Anchor
                    renderRoot={(props) => (
                      <Link to="/pieces/$articleId" params={{ articleId }} {...props} />
                    )}
                  >
                    {headline || 'No headline yet'}
                  </Anchor>
                </Table.Th>
                <Table.Td>{edition}</Table.Td>
                <Table.Td>{deskState}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {hasNextPage && (
        <Button mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More pieces
        </Button>
      )}
    </>
  )
}
