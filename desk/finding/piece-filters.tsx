import { Button, Checkbox, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { useId } from 'react'
import { articleKinds, deskStateSchema, publicStates } from '#contract/article.ts'
import { pieceSignals } from '#contract/desk.ts'
import { useMe } from '../api/use-me.ts'
import { kindOptions } from '../words/kinds.ts'
import { signalOptions } from '../words/signals.ts'
import { deskStateOptions, publicStateOptions } from '../words/states.ts'
import { BylineFilter } from './byline-filter.tsx'
import { countFilters, type PieceSearch } from './piece-search.ts'
import { TermFilters } from './term-filters.tsx'
import { WordsFilter } from './words-filter.tsx'

type Props = {
  search: PieceSearch
  /** `isTyping`: the address is written over, since nobody wants to go back letter by letter */
  onChange: (change: PieceSearch, how?: { isTyping: boolean }) => void
}

/** What the list is narrowed by. All of it stands in the address. */
export function PieceFilters({ search, onChange }: Props) {
  const { words, begunBy, ...rest } = search
  const others = countFilters(rest)
  const [isOpen, { toggle }] = useDisclosure(others > 0)
  const { id } = useMe()
  const area = useId()
  return (
    <section aria-label="Filters">
      <Group align="end">
        <WordsFilter
          words={words ?? ''}
          onChange={(next) => onChange({ words: next || undefined }, { isTyping: true })}
        />
        <Checkbox
          label="Begun by me"
          mb={8}
          checked={begunBy === id}
          onChange={({ currentTarget }) =>
            onChange({ begunBy: currentTarget.checked ? id : undefined })
          }
        />
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={area}
          onClick={toggle}
        >
          {others > 0 ? `Filters (${others})` : 'Filters'}
        </Button>
      </Group>
      <div id={area}>
        {isOpen && (
          <SimpleGrid cols={{ base: 2, md: 4 }} mt="sm" spacing="sm">
            <States search={search} onChange={onChange} />
            <SignalFilter search={search} onChange={onChange} />
            <TermFilters search={search} onChange={onChange} />
            <BylineFilter chosen={search.byline} onChange={(byline) => onChange({ byline })} />
            <Days search={search} onChange={onChange} />
          </SimpleGrid>
        )}
      </div>
    </section>
  )
}

function States({ search, onChange }: Props) {
  const { paper } = useMe()
  const any = { value: '', label: 'Any' }
  return (
    <>
      <NativeSelect
        label="State at the desk"
        value={search.deskState ?? ''}
        data={[any, ...deskStateOptions]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ deskState: deskStateSchema.options.find((state) => state === value) })
        }
      />
      <NativeSelect
        label="State in public"
        value={search.publicState ?? ''}
        data={[any, ...publicStateOptions]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ publicState: publicStates.find((state) => state === value) })
        }
      />
      <NativeSelect
        label="Kind"
        value={search.kind ?? ''}
        data={[any, ...kindOptions]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ kind: articleKinds.find((kind) => kind === value) })
        }
      />
      {paper.editions.length > 1 && (
        <NativeSelect
          label="Edition"
          value={search.edition ?? ''}
          data={[any, ...paper.editions.map(({ edition }) => ({ value: edition, label: edition }))]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ edition: paper.editions.find(({ edition }) => edition === value)?.edition })
          }
        />
      )}
    </>
  )
}

function SignalFilter({ search, onChange }: Props) {
  return (
    <NativeSelect
      label="On the first page"
      value={search.signal ?? ''}
      data={[{ value: '', label: 'Anything' }, ...signalOptions]}
      onChange={({ currentTarget: { value } }) =>
        onChange({ signal: pieceSignals.find((signal) => signal === value) })
      }
    />
  )
}

function Days({ search, onChange }: Props) {
  return (
    <>
      <TextInput
        type="date"
        label="Changed from"
        value={search.from ?? ''}
        max={search.to}
        onChange={({ currentTarget: { value } }) => onChange({ from: value || undefined })}
      />
      <TextInput
        type="date"
        label="Changed until"
        value={search.to ?? ''}
        min={search.from}
        onChange={({ currentTarget: { value } }) => onChange({ to: value || undefined })}
      />
    </>
  )
}
