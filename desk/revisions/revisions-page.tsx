import { Alert, Anchor, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { type Piece, pieceSchema } from '#contract/desk.ts'
import type { PrintedVersionLine, SavedVersionLine } from '#contract/desk-revisions.ts'
import { ask } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { useTermNames } from '../api/use-term-names.ts'
import { useTitle } from '../frame/use-title.ts'
import { zonedInWords } from '../words/zoned.ts'
import { BesideChoice } from './beside-choice.tsx'
import { RestoreButton } from './restore-button.tsx'
import './revisions-page.css'
import { SideBySide } from './side-by-side.tsx'
import { type OpenedVersion, useVersionList, useVersionText } from './use-versions.ts'
import { VersionList } from './version-list.tsx'
import { nameInWords, type VersionName } from './version-name.ts'

/** All versions of one piece: who saved what and when, side by side, and the way back to one. */
export function RevisionsPage() {
  const { articleId } = useParams({ from: '/pieces/$articleId/versions' })
  const piece = useQuery({
    queryKey: ['piece', articleId, 'now'],
    queryFn: ({ signal }) => ask('GET', `/pieces/${articleId}`, { schema: pieceSchema, signal }),
  })
  const list = useVersionList(articleId)
  useTitle('Versions')
  const error = piece.error ?? list.error
  if (error) return <Alert title="The versions cannot be shown">{error.message}</Alert>
  if (!piece.data || !list.data) return <Text>Looking for the versions …</Text>
  const saved = list.data.pages.flatMap((page) => page.saved)
  const printed = list.data.pages.at(-1)?.printed ?? []
  const loadOlder = list.hasNextPage ? () => void list.fetchNextPage() : null
  return <Versions piece={piece.data} saved={saved} printed={printed} loadOlder={loadOlder} />
}

type Props = {
  piece: Piece
  saved: readonly SavedVersionLine[]
  printed: readonly PrintedVersionLine[]
  loadOlder: (() => void) | null
}

function Versions({ piece, saved, printed, loadOlder }: Props) {
  const { articleId } = piece
  const { paper } = useMe()
  const search = useSearch({ from: '/pieces/$articleId/versions' })
  const all = namesOf(saved, printed)
  const newest = saved[0] ? (`v${saved[0].version}` as const) : null
  const shown = search.show ?? newest
  const beside = search.beside ?? before(shown, all)
  return (
    <>
      <Title order={1}>Versions</Title>
      <Text>
        <Anchor
          renderRoot={(rest) => <Link to="/pieces/$articleId" params={{ articleId }} {...rest} />}
        >
          {piece.text.headline || 'No headline yet'}
        </Anchor>
      </Text>
      <div className="versions">
        <VersionList
          {...{ articleId, saved, printed, shown, loadOlder }}
          timeZone={paper.timeZone}
        />
        {shown && (
          <div>
            <Group align="end" mb="md">
              <BesideChoice {...{ articleId, shown, beside, all }} />
              {piece.may.includes('restore') && shown !== newest && (
                <RestoreButton piece={piece} name={shown} />
              )}
            </Group>
            <Compared piece={piece} shown={shown} beside={beside} />
          </div>
        )}
      </div>
    </>
  )
}

type ComparedProps = { piece: Piece; shown: VersionName; beside: VersionName | null }

function Compared({ piece: { articleId, edition }, shown, beside }: ComparedProps) {
  const { timeZone } = useMe().paper
  const termName = useTermNames(edition)
  const right = useVersionText(articleId, shown)
  // What was first is shown beside itself: nothing differs.
  const left = useVersionText(articleId, beside ?? shown)
  const error = right.error ?? left.error
  if (error) return <Alert title="This version cannot be shown">{error.message}</Alert>
  if (!left.data || !right.data) return <Text>Opening …</Text>
  const nameOf = (name: VersionName, { by, at }: OpenedVersion) =>
    `${nameInWords(name)}: ${by ?? 'the system'}, ${zonedInWords(at, timeZone)}`
  const names = { left: nameOf(beside ?? shown, left.data), right: nameOf(shown, right.data) }
  return <SideBySide left={left.data} right={right.data} names={names} termName={termName} />
}

function namesOf(
  saved: readonly SavedVersionLine[],
  printed: readonly PrintedVersionLine[],
): VersionName[] {
  return [
    ...printed.map(({ publishedNumber }) => `p${publishedNumber}` as const),
    ...saved.map(({ version }) => `v${version}` as const),
  ]
}

/** The one of the same sort that came before it. */
function before(shown: VersionName | null, all: readonly VersionName[]): VersionName | null {
  if (shown === null) return null
  const next = all[all.indexOf(shown) + 1]
  return next !== undefined && next[0] === shown[0] ? next : null
}
