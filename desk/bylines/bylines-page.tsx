import { Alert, Button, Group, Loader, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeskByline } from '#contract/desk-terms.ts'
import { useBylines } from '../api/use-bylines.ts'
import { useTitle } from '../frame/use-title.ts'
import { ChangeBylineDialog } from './change-byline-dialog.tsx'
import { NewBylineDialog } from './new-byline-dialog.tsx'
import '../finding/piece-table.css'

/** As many as the server tells at once. */
const SHOWN = 20

/** The names that pieces are printed under: to find one, to change it, to add one. */
export function BylinesPage() {
  useTitle('Bylines')
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 200)
  const { data, error } = useBylines(asked)
  const [isAdding, setAdding] = useState(false)
  const [changed, setChanged] = useState<DeskByline | null>(null)
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1}>Bylines</Title>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          New byline
        </Button>
      </Group>
      <TextInput
        label="Find a byline"
        maw="20rem"
        maxLength={100}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {error && !data && (
        <Alert color="red" mt="md">
          {error.message}
        </Alert>
      )}
      {!data && !error && <Loader mt="xl" aria-label="Looking for bylines" />}
      {data && <Found bylines={data.bylines} isAsked={asked !== ''} onChange={setChanged} />}
      {isAdding && <NewBylineDialog onMade={() => {}} onClose={() => setAdding(false)} />}
      {changed && <ChangeBylineDialog byline={changed} onClose={() => setChanged(null)} />}
    </>
  )
}

type FoundProps = {
  bylines: readonly DeskByline[]
  /** whether a name was looked for */
  isAsked: boolean
  onChange: (byline: DeskByline) => void
}

function Found({ bylines, isAsked, onChange }: FoundProps) {
  return (
    <>
      <Text role="status" size="sm" c="dimmed" my="md">
        {counted(bylines.length, isAsked)}
      </Text>
      {bylines.length > 0 && (
        <table className="desk-pieces" aria-label="Bylines">
          <thead>
            <tr>
              <th scope="col">Byline</th>
              <th scope="col" className="desk-wide">
                Address
              </th>
              <th scope="col">
                <span className="desk-unseen">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {bylines.map((byline) => (
              <Row key={byline.bylineId} byline={byline} onChange={onChange} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Row({ byline, onChange }: { byline: DeskByline } & Pick<FoundProps, 'onChange'>) {
  const { bylineId, name, slug, isOwn, isPseudonym, disclosure, mayChange } = byline
  return (
    <tr>
      <th scope="row">
        <Link to="/pieces" search={{ byline: bylineId }}>
          {name}
        </Link>
        {isOwn && ' (yours)'}
        <span className="desk-soft desk-narrow">/author/{slug}</span>
        {isPseudonym && (
          <span className="desk-soft">
            Pseudonym. {disclosure || 'Readers are not told so: its disclosure is missing.'}
          </span>
        )}
      </th>
      <td className="desk-wide">/author/{slug}</td>
      <td className="desk-act">
        {mayChange && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Change ${name}, /author/${slug}`}
            onClick={() => onChange(byline)}
          >
            Change
          </Button>
        )}
      </td>
    </tr>
  )
}

function counted(count: number, isAsked: boolean): string {
  if (count === 0) return isAsked ? 'Nobody of that name.' : 'There is no byline yet.'
  if (count >= SHOWN) return `${count} of them, yours first; write part of a name to find others.`
  return count === 1 ? 'One byline.' : `${count} bylines.`
}
