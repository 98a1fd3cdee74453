import { Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { PrintedVersionLine, SavedVersionLine } from '#contract/desk-revisions.ts'
import { momentInWords } from '../frame/moment.ts'
import { groupRuns, type Run } from './group-runs.ts'
import type { VersionName } from './version-name.ts'

type Props = {
  articleId: string
  saved: readonly SavedVersionLine[]
  printed: readonly PrintedVersionLine[]
  shown: VersionName | null
  timeZone: string
  /** null: there are no older ones */
  loadOlder: (() => void) | null
}

/** Every version there is: those that were published, and all that were saved, in runs. */
export function VersionList(props: Props) {
  const { printed, saved, loadOlder, timeZone } = props
  return (
    <Stack component="nav" aria-label="Versions" gap="xs">
      {printed.length > 0 && (
        <>
          <Title order={2} size="h5">
            Published
          </Title>
          {printed.map(({ publishedNumber, printedAt, printedBy, note }) => (
            <div key={publishedNumber}>
              <VersionLink {...props} name={`p${publishedNumber}`}>
                Version {publishedNumber}
              </VersionLink>
              <Text size="xs" c="dimmed">
                {momentInWords(printedAt, timeZone)}, {printedBy?.name ?? 'by the system'}
                {note && `: ${note.kind}`}
              </Text>
            </div>
          ))}
        </>
      )}
      <Title order={2} size="h5">
        Saved
      </Title>
      {groupRuns(saved).map((run) => (
        <OneRun key={run.newest.version} run={run} {...props} />
      ))}
      {loadOlder && (
        <Button variant="default" size="xs" onClick={loadOlder}>
          Show older ones
        </Button>
      )}
    </Stack>
  )
}

function OneRun({ run, ...props }: Props & { run: Run<SavedVersionLine> }) {
  const { newest, versions } = run
  const isOpen = versions.some(({ version }) => props.shown === `v${version}`)
  return (
    <div>
      <VersionLink {...props} name={`v${newest.version}`}>
        {newest.savedBy?.name ?? 'A command'}, {momentInWords(newest.savedAt, props.timeZone)}
      </VersionLink>
      {versions.length > 1 && (
        <details open={isOpen}>
          <summary>
            <Text span size="xs">
              {versions.length} versions
            </Text>
          </summary>
          {versions.map(({ version, savedAt }) => (
            <div key={version}>
              <VersionLink {...props} name={`v${version}`}>
                Version {version},{' '}
                {new Date(savedAt).toLocaleTimeString('en-GB', { timeZone: props.timeZone })}
              </VersionLink>
            </div>
          ))}
        </details>
      )}
    </div>
  )
}

type LinkProps = Pick<Props, 'articleId' | 'shown'> & {
  name: VersionName
  children: React.ReactNode
}

function VersionLink({ articleId, shown, name, children }: LinkProps) {
  const isShown = name === shown
  return (
    <Anchor
      size="sm"
      fw={isShown ? 700 : 400}
      aria-current={isShown || undefined}
      renderRoot={(rest) => (
        <Link
          to="/pieces/$articleId/versions"
          params={{ articleId }}
          search={{ show: name }}
          {...rest}
        />
      )}
    >
      {children}
    </Anchor>
  )
}
