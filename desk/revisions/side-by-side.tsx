import { Badge, Text } from '@mantine/core'
import { compareWords, type Stretch } from '../words/compare-words.ts'
import type { TermName } from '../words/fields.ts'
import { diffTexts, type Row } from './diff-texts.ts'
import type { Part, VersionText } from './parts-of.ts'
import './side-by-side.css'

type Props = {
  left: VersionText
  right: VersionText
  names: { left: string; right: string }
  termName: TermName
}

const changes: Record<Row['change'], string | null> = {
  same: null,
  changed: 'changed',
  formatting: 'only formatting, links or choices changed',
  added: 'added',
  removed: 'taken out',
  moved: 'moved',
}

/** Two versions, block by block and word by word. */
export function SideBySide({ left, right, names, termName }: Props) {
  const rows = diffTexts(left, right, termName)
  const differing = rows.filter(({ change }) => change !== 'same').length
  return (
    <>
      <Text role="status" mb="xs">
        {differingInWords(differing)}
      </Text>
      <div className="sides">
        <Text component="h2" className="side-head">
          {names.left}
        </Text>
        <Text component="h2" className="side-head">
          {names.right}
        </Text>
        {rows.map((row) => (
          <OneRow key={row.key} row={row} names={names} />
        ))}
      </div>
    </>
  )
}

function differingInWords(places: number): string {
  if (places === 0) return 'The two are the same.'
  return places === 1 ? 'One place differs.' : `${places} places differ.`
}

function OneRow({ row, names }: { row: Row; names: Props['names'] }) {
  const { left, right, change } = row
  const words = left && right && change === 'changed' ? compareWords(left.words, right.words) : null
  return (
    <section className={`side-row side-row-${change}`} aria-label={row.name}>
      <Side
        part={left}
        row={row}
        stretches={words?.filter(({ kind }) => kind !== 'new')}
        mark="del"
        label={names.left}
      />
      <Side
        part={right}
        row={row}
        stretches={words?.filter(({ kind }) => kind !== 'gone')}
        mark="ins"
        label={names.right}
      />
    </section>
  )
}

type SideProps = {
  part: Part | null
  row: Row
  stretches: readonly Stretch[] | undefined
  mark: 'ins' | 'del'
  label: string
}

function Side({ part, row, stretches, mark: Mark, label }: SideProps) {
  const told = changes[row.change]
  if (!part) return <div className="side side-none" />
  const isWhole = row.change === 'added' || row.change === 'removed'
  const kind = !isWhole ? 'same' : row.change === 'added' ? 'new' : 'gone'
  const shown = stretches ?? [{ kind, text: part.words }]
  return (
    <div className="side">
      <Text size="xs" c="dimmed" component="p">
        {row.name}
        {told && (
          <Badge ml={6} size="sm" variant="outline" color="gray" tt="none">
            {told}
          </Badge>
        )}
        <span className="side-name">, {label}</span>
      </Text>
      <p className="side-words">
        {shown.map(({ kind, text }, i) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text never change places
          kind === 'same' ? <span key={i}>{text}</span> : <Mark key={i}>{text}</Mark>,
        )}
      </p>
    </div>
  )
}
