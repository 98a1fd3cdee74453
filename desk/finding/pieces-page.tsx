import { Alert, Button, Group, Loader, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMe } from '../api/use-me.ts'
import { useTitle } from '../frame/use-title.ts'
import { piecesQuery } from './list-pieces.ts'
import { NewPieceDialog } from './new-piece-dialog.tsx'
import { PieceFilters } from './piece-filters.tsx'
import { countFilters, type PieceSearch } from './piece-search.ts'
import { PieceTable } from './piece-table.tsx'

/** All pieces, and the way to a new one. */
export function PiecesPage() {
  const search = useSearch({ from: '/pieces' })
  const navigate = useNavigate({ from: '/pieces' })
  const { permissions } = useMe()
  const [isBeginning, dialog] = useDisclosure()
  useTitle('Pieces')
  const change = (next: PieceSearch, { isTyping } = { isTyping: false }) =>
    void navigate({
      search: { ...search, ...next },
      replace: isTyping && search.words !== undefined,
      resetScroll: false,
    })
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1}>Pieces</Title>
        {permissions.includes('piece.begin') && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
            New piece
          </Button>
        )}
      </Group>
      <PieceFilters search={search} onChange={change} />
      <FoundPieces search={search} onClear={() => void navigate({ search: {} })} />
      {isBeginning && <NewPieceDialog onClose={dialog.close} />}
    </>
  )
}

/** Those found before stay until the next ones have come, so that nothing jumps. */
function FoundPieces({ search, onClear }: { search: PieceSearch; onClear: () => void }) {
  const found = useInfiniteQuery({ ...piecesQuery(search), placeholderData: keepPreviousData })
  const { data, error, hasNextPage, isFetchingNextPage, isPlaceholderData } = found
  const pieces = data?.pages.flatMap((page) => page.pieces) ?? []
  if (!data && error) return <Unfound error={error} onRetry={() => void found.refetch()} />
  if (!data) return <Loader mt="xl" aria-label="Looking for pieces" />
  return (
    <div aria-busy={isPlaceholderData}>
      <Text role="status" size="sm" c="dimmed" mt="md">
        {isPlaceholderData ? 'Looking …' : inWords(pieces.length, hasNextPage)}
        {countFilters(search) > 0 && (
          <Button variant="subtle" size="compact-sm" ml="xs" onClick={onClear}>
            All pieces
          </Button>
        )}
      </Text>
      {pieces.length > 0 && <PieceTable pieces={pieces} />}
      {hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          More pieces
        </Button>
      )}
    </div>
  )
}

function inWords(count: number, hasMore: boolean): string {
  if (count === 0) return 'There is no such piece.'
  const pieces = count === 1 ? 'One piece' : `${count} pieces`
  return hasMore ? `The ${count} changed last; there are more.` : `${pieces}.`
}

function Unfound({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <Alert color="red" mt="md" title="The pieces could not be listed">
      {error.message}{' '}
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Alert>
  )
}
