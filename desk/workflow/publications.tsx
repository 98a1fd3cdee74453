import { Anchor, Text, Title } from '@mantine/core'
import type { Workflow } from '#contract/desk-workflow.ts'
import { momentInWords } from '../frame/moment.ts'
import { secondsInWords } from '../words/duration.ts'
import { correctionKindNames } from '../words/states.ts'

type Props = { workflow: Workflow; path: string | null }
type Printed = Workflow['printed'][number]

/** What readers were shown and told, newest first. */
export function Publications({ workflow, path }: Props) {
  const { printed, timeZone, correction } = workflow
  return (
    <>
      {correction && (
        <section aria-label="Note to the readers">
          <Title order={3} size="h5">
            Note to the readers, with the next publication
          </Title>
          <Told note={correction} />
        </section>
      )}
      {printed.length > 0 && (
        <section aria-label="Published">
          <Title order={3} size="h5">
            Published
          </Title>
          {printed.map((one) => (
            <OnePublication key={one.publishedNumber} {...{ one, path, timeZone }} />
          ))}
        </section>
      )}
    </>
  )
}

function OnePublication(props: { one: Printed; path: string | null; timeZone: string }) {
  const { one, path, timeZone } = props
  const name = `Version ${one.publishedNumber}`
  return (
    <div>
      <Text size="sm" mt="xs">
        {path ? <Anchor href={`${path}?rev=${one.publishedNumber}`}>{name}</Anchor> : name},{' '}
        {momentInWords(one.at, timeZone)}
        {one.by && `, ${one.by.name}`}
        {one.lateSeconds !== null && `: ${secondsInWords(one.lateSeconds)} late`}
      </Text>
      {one.note && <Told note={one.note} />}
    </div>
  )
}

function Told({ note }: { note: NonNullable<Printed['note']> }) {
  return (
    <Text size="sm">
      <strong>{correctionKindNames[note.kind]}.</strong> {note.publicNote}
    </Text>
  )
}
