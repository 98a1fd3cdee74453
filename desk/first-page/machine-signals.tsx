import { Anchor, List, Text } from '@mantine/core'
import { Moment } from './moment.tsx'
import type { SignalView } from './shown-signal.ts'

export const jobs: SignalView<'jobs'> = {
  title: 'Work of the machine',
  quiet: ({ isWorkerSilent, kinds }) =>
    isWorkerSilent || kinds.length > 0 ? null : 'All work of the machine is done in time.',
  show: ({ isWorkerSilent, workerSeenAt, kinds }) => (
    <>
      {isWorkerSilent && (
        <Text>
          Nobody does the work in the background: nothing is published by the clock, no mail goes
          out.{' '}
          {workerSeenAt ? (
            <>
              The worker was seen last <Moment at={workerSeenAt} />.
            </>
          ) : (
            'No worker was ever seen.'
          )}
        </Text>
      )}
      <List spacing="xs">
        {kinds.map(({ name, overdue, retrying, failed, oldestDueAt, lastError }) => (
          <List.Item key={name}>
            {name}: {counted({ overdue, 'tried again': retrying, 'given up': failed })}, the oldest
            due <Moment at={oldestDueAt} />
            {lastError && (
              <Text size="sm" c="dimmed">
                {lastError}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </>
  ),
}

export const mails: SignalView<'mails'> = {
  title: 'Mail',
  quiet: ({ isSending, waiting, failed }) => {
    if (waiting > 0 || failed > 0) return null
    return isSending ? 'All mail has gone out.' : 'No mail server is set: links are given by hand.'
  },
  show: ({ isSending, waiting, failed, lastError }) => (
    <>
      <Text>
        {counted({ waiting, 'given up': failed })}.{' '}
        {!isSending && 'No mail server is set, so nothing goes out.'}
      </Text>
      {lastError && (
        <Text size="sm" c="dimmed">
          {lastError}
        </Text>
      )}
    </>
  ),
}

const feedStates = {
  late: 'late',
  stale: 'old',
  down: 'not to be reached',
  never: 'never heard',
} as const

export const feeds: SignalView<'feeds'> = {
  title: 'Official rates',
  quiet: ({ asked, silent }) => {
    if (silent.length > 0) return null
    return asked === 0 ? 'No bank is asked for rates here.' : `All ${asked} sources have spoken.`
  },
  show: ({ silent }) => (
    <List spacing="xs">
      {silent.map(({ source, name, state, lastDay, missed }) => (
        <List.Item key={source}>
          {name}: {feedStates[state]}
          {lastDay && `, last of ${lastDay}`}
          {missed > 0 && `, ${missed} missed`}
        </List.Item>
      ))}
    </List>
  ),
}

export const auditHead: SignalView<'auditHead'> = {
  title: 'Audit log',
  quiet: ({ entries, mailedAt, isSending, isOverdue }) => {
    if (isOverdue) return null
    const said = `${entries} entries.`
    if (!isSending) return `${said} Its end is mailed to nobody, since no mail server is set.`
    return mailedAt
      ? `${said} Its end was mailed to the owners.`
      : `${said} Its end is mailed tonight.`
  },
  show: ({ entries, mailedEntry }) => (
    <Text>
      Its end has not been mailed to the owners for more than a day
      {mailedEntry !== null && `: the last one was entry ${mailedEntry} of ${entries}`}. Keep a copy
      of <Anchor href="/.well-known/audit-head.json">the end</Anchor> elsewhere.
    </Text>
  ),
}

export const disk: SignalView<'disk'> = {
  title: 'Disk',
  quiet: ({ freeBytes }) => `${Math.floor(freeBytes / 1e9)} GB are free.`,
  show: () => null,
}

function counted(counts: Record<string, number>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')
}
