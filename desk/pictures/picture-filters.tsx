import { Checkbox, Group, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import type { PictureFilter } from './picture-queries.ts'

type Props = { filter: PictureFilter; onChange(filter: PictureFilter): void }

/** Which pictures are to be seen. Words are looked up when the typing rests. */
export function PictureFilters({ filter, onChange }: Props) {
  const search = useDebouncedCallback(
    (words: string) => onChange({ ...filter, words: words.trim().slice(0, 100) || undefined }),
    250,
  )
  return (
    <Group role="search" aria-label="Pictures" align="end" gap="md">
      <TextInput
        type="search"
        label="Words"
        placeholder="Alt text, caption, credit, source, file name"
        defaultValue={filter.words ?? ''}
        onChange={(event) => search(event.currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={100}
        flex="1 1 14rem"
      />
      <Checkbox
        label="Not used yet"
        checked={filter.unused === 'yes'}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ ...filter, unused: checked ? 'yes' : undefined })
        }
        mb={6}
      />
      <Checkbox
        label="Brought by me"
        checked={filter.mine === 'yes'}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ ...filter, mine: checked ? 'yes' : undefined })
        }
        mb={6}
      />
    </Group>
  )
}
