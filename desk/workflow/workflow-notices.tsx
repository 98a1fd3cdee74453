import { List, Text } from '@mantine/core'
import type { Piece } from '#contract/desk.ts'
import type { Workflow } from '#contract/desk-workflow.ts'
import { secondsInWords } from '../words/duration.ts'
import { Notice } from './notice.tsx'
import { PassedAlone } from './passed-alone.tsx'
import { ZonedMoment } from './zoned-moment.tsx'

type Props = { piece: Piece; workflow: Workflow }

/** What has to be known before anything is done: times, what went wrong, what is missing. */
export function WorkflowNotices({ piece, workflow }: Props) {
  const { publishAt, embargoUntil, stuck, override, hindrances, timeZone } = workflow
  const at = (moment: string) => <ZonedMoment moment={moment} timeZone={timeZone} />
  const missing = hindrances.filter(({ code }) => code !== 'embargo')
  return (
    <>
      {stuck && (
        <Notice color="red" title="It was not published at its hour">
          {stuck}
        </Notice>
      )}
      <Late workflow={workflow} />
      {publishAt && <Notice title="Publication">{at(publishAt)}</Notice>}
      {embargoUntil && (
        <Notice color="orange" title="Under embargo until">
          {at(embargoUntil)}
        </Notice>
      )}
      {workflow.isSealed && (
        <Notice title="Approved by a second person">
          It stays as it was approved. To change it,{' '}
          {piece.deskState === 'scheduled' && 'take it off the schedule and '}send it back.
        </Notice>
      )}
      {override && <PassedAlone key={override.id} piece={piece} override={override} />}
      {workflow.publicReason && (
        <Notice title="What readers are told">{workflow.publicReason}</Notice>
      )}
      {piece.deskState === 'draft' && missing.some(({ code }) => code === 'nothing-changed') && (
        <Text size="sm">Nothing in it has changed since it was published.</Text>
      )}
      {missing.length > 0 && piece.deskState !== 'draft' && (
        <Notice color="orange" title="Before it can be published">
          <List size="sm">
            {missing.map(({ code, sentence }) => (
              <List.Item key={code}>{sentence}</List.Item>
            ))}
          </List>
        </Notice>
      )}
    </>
  )
}

function Late({ workflow }: { workflow: Workflow }) {
  const [newest] = workflow.printed
  if (!newest?.lateSeconds || !newest.dueAt) return null
  return (
    <Notice color="orange" title={`Published ${secondsInWords(newest.lateSeconds)} late`}>
      It was to be published at <ZonedMoment moment={newest.dueAt} timeZone={workflow.timeZone} />.
    </Notice>
  )
}
