import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { termAxes } from '#contract/article.ts'
import { termsQuery } from '../api/terms-query.ts'
import { useMe } from '../api/use-me.ts'
import type { PieceSearch } from './piece-search.ts'

const labels = { section: 'Section', country: 'Country', topic: 'Topic' } as const

type Props = { search: PieceSearch; onChange: (change: PieceSearch) => void }

/** Section, country and topic, named in the edition that is looked at. */
export function TermFilters({ search, onChange }: Props) {
  const { paper } = useMe()
  const edition = search.edition ?? paper.editions[0]?.edition ?? 'en'
  const { data, isPending } = useQuery(termsQuery(edition))
  return termAxes.map((axis) => (
    <Select
      key={axis}
      label={labels[axis]}
      placeholder={isPending ? 'One moment …' : 'Any'}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Any ${axis}` }}
      limit={100}
      nothingFoundMessage="None of that name"
      data={(data?.terms ?? [])
        .filter((term) => term.axis === axis)
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={search[axis] ?? null}
      onChange={(id) => onChange({ [axis]: id ?? undefined })}
    />
  ))
}
