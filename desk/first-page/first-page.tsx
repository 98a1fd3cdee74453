import { Alert, Button, Card, List, Loader, SimpleGrid, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../api/use-me.ts'
import { momentInWords, zoneInWords } from '../frame/moment.ts'
import { useTitle } from '../frame/use-title.ts'
import { LeftHere } from '../saving/left-here.tsx'
import type { ShownSignal } from './shown-signal.ts'
import { shownSignals } from './shown-signals.ts'
import { signalsQuery } from './signals-query.ts'

/** What needs a person, and what is silent. Nothing is left out: what is quiet says so in a line. */
export function FirstPage() {
  useTitle('First page')
  const { data, error, dataUpdatedAt, refetch } = useQuery(signalsQuery)
  return (
    <>
      <Title order={1}>First page</Title>
      {data && <AsOf at={dataUpdatedAt} />}
      <LeftHere />
      {error && (
        <Alert color="red" mt="md" title="The signals could not be looked up" role="alert">
          {error.message} {data && 'What stands below is as it was before. '}
          <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
            Try again
          </Button>
        </Alert>
      )}
      {!data && !error && <Loader mt="xl" aria-label="Looking for signals" />}
      {data && <AllSignals signals={shownSignals(data)} />}
    </>
  )
}

function AsOf({ at }: { at: number }) {
  const { paper } = useMe()
  return (
    <Text size="sm" c="dimmed">
      As of {momentInWords(new Date(at).toISOString(), paper.timeZone)},{' '}
      {zoneInWords(paper.timeZone)}; looked up each minute.
    </Text>
  )
}

function AllSignals({ signals }: { signals: ShownSignal[] }) {
  const cards = signals.filter(({ body, needsSomebody }) => body !== null || needsSomebody)
  const quiet = signals.filter((signal) => !cards.includes(signal))
  return (
    <>
      {!signals.some(({ needsSomebody }) => needsSomebody) && (
        <Text mt="md" fw={500}>
          Nothing needs you now.
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} mt="md">
        {cards.map((signal) => (
          <SignalCard key={signal.name} signal={signal} />
        ))}
      </SimpleGrid>
      {quiet.length > 0 && (
        <section aria-labelledby="quiet">
          <Title order={2} size="h4" mt="xl" mb="xs" id="quiet">
            Quiet
          </Title>
          <List spacing={4} size="sm">
            {quiet.map(({ name, title, line }) => (
              <List.Item key={name}>
                <b>{title}.</b> {line}
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </>
  )
}

function SignalCard({ signal }: { signal: ShownSignal }) {
  const { name, title, needsSomebody, body, line } = signal
  return (
    <Card
      component="section"
      withBorder
      aria-labelledby={name}
      className={needsSomebody ? 'desk-signal desk-signal-needs' : 'desk-signal'}
    >
      <Title order={2} size="h4" mb="xs" id={name}>
        {title}
      </Title>
      {body ?? <Text>{line}</Text>}
    </Card>
  )
}
