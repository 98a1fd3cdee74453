import { Alert, Button, Group, Loader, Text, TextInput, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Topic } from '#contract/desk-terms.ts'
import { useMe } from '../api/use-me.ts'
import { useTitle } from '../frame/use-title.ts'
import { NamesDialog } from './names-dialog.tsx'
import { NewTopicDialog } from './new-topic-dialog.tsx'
import { topicsQuery } from './topics-query.ts'
import '../finding/piece-table.css'
import './topics.css'

/** All topics, with how many pieces each has, and what they are called in each edition. */
export function TopicsPage() {
  useTitle('Topics')
  const { data, error } = useQuery(topicsQuery)
  const [words, setWords] = useState('')
  const [isAdding, setAdding] = useState(false)
  const [named, setNamed] = useState<string | null>(null)
  const open = data?.topics.find(({ id }) => id === named)
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1}>Topics</Title>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          New topic
        </Button>
      </Group>
      <TextInput
        label="Find a topic"
        maw="20rem"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {error && !data && (
        <Alert color="red" mt="md">
          {error.message}
        </Alert>
      )}
      {!data && !error && <Loader mt="xl" aria-label="Looking for topics" />}
      {data && <Found topics={narrowed(data.topics, words)} onNames={setNamed} />}
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

type FoundProps = { topics: readonly Topic[]; onNames: (id: string) => void }

function Found({ topics, onNames }: FoundProps) {
  return (
    <>
      <Text role="status" size="sm" c="dimmed" my="md">
        {counted(topics.length)}
      </Text>
      {topics.length > 0 && (
        <table className="desk-pieces" aria-label="Topics">
          <thead>
            <tr>
              <th scope="col">Topic</th>
              <th scope="col">Pieces</th>
              <th scope="col">
                <span className="desk-unseen">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => (
              <Row key={topic.id} topic={topic} onNames={onNames} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
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
