import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Topic } from '#contract/desk-terms.ts'
import { useMe } from '../api/use-me.ts'
import { useTitle } from '../frame/use-title.ts'
import { SearchedList } from '../lists/searched-list.tsx'
import { NamesDialog } from './names-dialog.tsx'
import { NewTopicDialog } from './new-topic-dialog.tsx'
import { topicsQuery } from './topics-query.ts'
import './topics.css'

const NAMES = {
  title: 'Topics',
  find: 'Find a topic',
  add: 'New topic',
  looking: 'Looking for topics',
}
const COLUMNS = [{ label: 'Topic' }, { label: 'Pieces' }]

/** All topics, with how many pieces each has, and what they are called in each edition. */
export function TopicsPage() {
  useTitle('Topics')
  const { data, error } = useQuery(topicsQuery)
  const [words, setWords] = useState('')
  const [isAdding, setAdding] = useState(false)
  const [named, setNamed] = useState<string | null>(null)
  const open = data?.topics.find(({ id }) => id === named)
  const topics = data && narrowed(data.topics, words)
  return (
    <>
      <SearchedList
        {...{ names: NAMES, columns: COLUMNS, words, error }}
        onWords={setWords}
        onAdd={() => setAdding(true)}
        rows={topics?.map((topic) => <Row key={topic.id} topic={topic} onNames={setNamed} />)}
        counted={counted(topics?.length ?? 0)}
      />
      {isAdding && <NewTopicDialog onClose={() => setAdding(false)} />}
      {open && <NamesDialog topic={open} onClose={() => setNamed(null)} />}
    </>
  )
}

/** Those of which a name, in any edition, holds the words. */
function narrowed(topics: readonly Topic[], words: string): Topic[] {
  const asked = words.trim().toLowerCase()
  return topics.filter(({ names }) => names.some(({ name }) => name.toLowerCase().includes(asked)))
}

function Row({ topic, onNames }: { topic: Topic; onNames: (id: string) => void }) {
  const { id, names, pieces } = topic
  const { editions } = useMe().paper
  const [first, ...others] = names
  const missing = editions.filter(({ edition }) => names.every((one) => one.edition !== edition))
  return (
    <tr>
      <th scope="row">
        <span lang={first?.edition}>{first?.name}</span>
        <span className="desk-soft">
          {others.map(({ edition, name }) => (
            <span key={edition} lang={edition} className="topic-name">
              {name}
            </span>
          ))}
          {missing.length > 0 && `No name yet: ${missing.map(({ edition }) => edition).join(', ')}`}
        </span>
      </th>
      <td>
        <Link to="/pieces" search={{ topic: id }} aria-label={`${pieces} pieces: ${first?.name}`}>
          {pieces}
        </Link>
      </td>
      <td className="desk-act">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Names of ${first?.name}`}
          onClick={() => onNames(id)}
        >
          Names
        </Button>
      </td>
    </tr>
  )
}

function counted(count: number): string {
  if (count === 0) return 'There is no such topic.'
  return count === 1 ? 'One topic.' : `${count} topics.`
}
