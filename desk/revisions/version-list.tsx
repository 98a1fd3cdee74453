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
      <SavedLine {...props} one={newest} />
      {versions.length > 1 && (
        <details open={isOpen}>
          <summary>
            <Text span size="xs">
              {versions.length} versions, one after the other
            </Text>
          </summary>
          {versions.map((one) => (
            <SavedLine key={one.version} {...props} one={one} />
          ))}
        </details>
      )}
    </div>
  )
}

/** Who saved it and when, to the second: of one writer several may be of the same minute. */
function SavedLine({ one, ...props }: Props & { one: SavedVersionLine }) {
  const { version, savedAt, savedBy } = one
  const seconds = savedAt.slice('2026-11-23T15:28:'.length, '2026-11-23T15:28:07'.length)
  return (
    <div>
      <VersionLink {...props} name={`v${version}`}>
        Version {version}
      </VersionLink>
      <Text size="xs" c="dimmed">
        {momentInWords(savedAt, props.timeZone)}:{seconds}, {savedBy?.name ?? 'by the system'}
      </Text>
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
