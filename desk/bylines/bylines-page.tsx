import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeskByline } from '#contract/desk-terms.ts'
import { useBylines } from '../api/use-bylines.ts'
import { useTitle } from '../frame/use-title.ts'
import { SearchedList } from '../lists/searched-list.tsx'
import { ChangeBylineDialog } from './change-byline-dialog.tsx'
import { NewBylineDialog } from './new-byline-dialog.tsx'

/** As many as the server tells at once. */
const SHOWN = 20

const NAMES = {
  title: 'Bylines',
  find: 'Find a byline',
  add: 'New byline',
  looking: 'Looking for bylines',
}
const COLUMNS = [{ label: 'Byline' }, { label: 'Address', className: 'desk-wide' }]

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
      <SearchedList
        {...{ names: NAMES, columns: COLUMNS, words, error }}
        onWords={setWords}
        onAdd={() => setAdding(true)}
        rows={data?.bylines.map((byline) => (
          <Row key={byline.bylineId} byline={byline} onChange={setChanged} />
        ))}
        counted={counted(data?.bylines.length ?? 0, asked !== '')}
      />
      {isAdding && <NewBylineDialog onMade={() => {}} onClose={() => setAdding(false)} />}
      {changed && <ChangeBylineDialog byline={changed} onClose={() => setChanged(null)} />}
    </>
  )
}

type RowProps = { byline: DeskByline; onChange: (byline: DeskByline) => void }

function Row({ byline, onChange }: RowProps) {
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

/** `isAsked`: a name was looked for */
function counted(count: number, isAsked: boolean): string {
  if (count === 0) return isAsked ? 'Nobody of that name.' : 'There is no byline yet.'
  if (count >= SHOWN) return `${count} of them, yours first; write part of a name to find others.`
  return count === 1 ? 'One byline.' : `${count} bylines.`
}
