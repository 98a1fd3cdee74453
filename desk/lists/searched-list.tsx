import { Alert, Button, Group, Loader, Text, TextInput, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import './list-table.css'

type Props = {
  /** what its parts are called: Bylines, a byline, New byline … */
  names: { title: string; find: string; add: string; looking: string }
  words: string
  onWords: (words: string) => void
  onAdd: () => void
  /** the head of each column but the last, which holds what can be done */
  columns: readonly { label: string; className?: string }[]
  /** undefined until they are known */
  rows: readonly ReactElement[] | undefined
  /** how many were found, as a sentence */
  counted: string
  error: Error | null
}

/** A page of things with a name each: to find one by part of it, to add one, and to change one. */
export function SearchedList({ names, words, onWords, onAdd, error, ...table }: Props) {
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1}>{names.title}</Title>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
          {names.add}
        </Button>
      </Group>
      <TextInput
        label={names.find}
        maw="20rem"
        maxLength={100}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
      {error && !table.rows && (
        <Alert color="red" mt="md">
          {error.message}
        </Alert>
      )}
      {!table.rows && !error && <Loader mt="xl" aria-label={names.looking} />}
      {table.rows && <Found label={names.title} {...table} rows={table.rows} />}
    </>
  )
}

type FoundProps = Pick<Props, 'columns' | 'counted'> & {
  label: string
  rows: readonly ReactElement[]
}

function Found({ label, columns, rows, counted }: FoundProps) {
  return (
    <>
      <Text role="status" size="sm" c="dimmed" my="md">
        {counted}
      </Text>
      {rows.length > 0 && (
        <table className="desk-list" aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" className={column.className}>
                  {column.label}
                </th>
              ))}
              <th scope="col">
                <span className="desk-unseen">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      )}
    </>
  )
}
