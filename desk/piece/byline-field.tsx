import { ActionIcon, Alert, Button, Group, Input, Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { ArticleKind, Byline } from '#contract/article.ts'
import type { DeskByline } from '#contract/desk-terms.ts'
import { useBylines, useBylinesById } from '../api/use-bylines.ts'
import { NewBylineDialog } from '../bylines/new-byline-dialog.tsx'

type Props = {
  bylines: readonly Byline[]
  kind: ArticleKind
  readOnly: boolean
  onBylines: (bylines: Byline[]) => void
}

/** The names that a piece is printed under, in their order. */
export const BylineField = memo(function BylineField(props: Props) {
  const { bylines, readOnly, onBylines } = props
  const [isAdding, setAdding] = useState(false)
  const add = ({ bylineId, name, slug }: DeskByline) => {
    if (bylines.some((one) => one.bylineId === bylineId)) return
    onBylines([...bylines, { bylineId, name, slug }])
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as the other fields
    <div role="group" aria-label="Bylines">
      <Input.Label component="span">Bylines</Input.Label>
      <ol className="piece-bylines">
        {bylines.map((byline, i) => (
          <ChosenByline key={byline.bylineId} {...props} byline={byline} index={i} />
        ))}
      </ol>
      {!readOnly && (
        <>
          <BylineSearch chosen={bylines} onChoose={add} />
          <Button mt="xs" size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            A new byline
          </Button>
        </>
      )}
      <Known {...props} />
      {isAdding && <NewBylineDialog onMade={add} onClose={() => setAdding(false)} />}
    </div>
  )
})

function ChosenByline({
  bylines,
  byline,
  index,
  readOnly,
  onBylines,
}: Props & { byline: Byline; index: number }) {
  const others = bylines.filter((one) => one !== byline)
  return (
    <li>
      <Group gap={4} justify="space-between" wrap="nowrap">
        <Text>
          {byline.name}
          {isAlike(byline, bylines) && (
            <Text span size="sm" c="dimmed">
              {' '}
              /author/{byline.slug}
            </Text>
          )}
        </Text>
        {!readOnly && (
          <Group gap={4} wrap="nowrap">
            {index > 0 && (
              <ActionIcon
                variant="subtle"
                aria-label={`Move ${byline.name} up`}
                onClick={() => onBylines(others.toSpliced(index - 1, 0, byline))}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
            )}
            <ActionIcon
              variant="subtle"
              aria-label={`Take ${byline.name} away`}
              onClick={() => onBylines(others)}
            >
              <IconX size={16} />
            </ActionIcon>
          </Group>
        )}
      </Group>
    </li>
  )
}

function BylineSearch({
  chosen,
  onChoose,
}: {
  chosen: readonly Byline[]
  onChoose: (byline: DeskByline) => void
}) {
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), 200)
  const found = useBylines(asked).data?.bylines ?? []
  const free = found.filter(({ bylineId }) => chosen.every((one) => one.bylineId !== bylineId))
  return (
    <Select
      aria-label="Find a byline"
      placeholder="Find a byline"
      searchable
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage="Nobody of that name: add a new byline"
      data={free.map((byline) => ({
        value: byline.bylineId,
        label: inWords(byline, { isAlike: isAlike(byline, found) }),
      }))}
      value={null}
      searchValue={words}
      onSearchChange={setWords}
      onChange={(id) => {
        const byline = found.find(({ bylineId }) => bylineId === id)
        if (byline) onChoose(byline)
        setWords('')
      }}
    />
  )
}

/** What is to be known of the chosen bylines: whether one is called otherwise by now, or is no real name. */
function Known({ bylines, kind, readOnly, onBylines }: Props) {
  const known = useBylinesById(bylines.map(({ bylineId }) => bylineId)).data?.bylines ?? []
  const chosen = known.filter(({ bylineId }) => bylines.some((one) => one.bylineId === bylineId))
  const renamed = chosen.filter(({ bylineId, name }) =>
    bylines.some((one) => one.bylineId === bylineId && one.name !== name),
  )
  const rename = ({ bylineId, name }: DeskByline) =>
    onBylines(bylines.map((one) => (one.bylineId === bylineId ? { ...one, name } : one)))
  return (
    <>
      {!readOnly &&
        renamed.map((byline) => (
          <Alert key={byline.bylineId} mt="xs" title={`The byline is called ${byline.name} now`}>
            This piece has the name of before.{' '}
            <Button size="compact-sm" variant="default" onClick={() => rename(byline)}>
              Use the new name
            </Button>
          </Alert>
        ))}
      {kind === 'opinion' && <Disclosures chosen={chosen} />}
    </>
  )
}

/** Readers of opinion are told that a name is not the real one, in the words of the byline. */
function Disclosures({ chosen }: { chosen: readonly DeskByline[] }) {
  return chosen
    .filter(({ isPseudonym }) => isPseudonym)
    .map(({ bylineId, name, disclosure }) => (
      <Alert
        key={bylineId}
        mt="xs"
        title={`${name} is a pseudonym`}
        {...(disclosure === '' && { color: 'red' })}
      >
        {disclosure === ''
          ? 'What readers are told of it is missing: write it at Bylines.'
          : `Readers are told: ${disclosure}`}
      </Alert>
    ))
}

type Named = { bylineId: string; name: string }

function isAlike(byline: Named, others: readonly Named[]): boolean {
  return others.some(({ bylineId, name }) => bylineId !== byline.bylineId && name === byline.name)
}

/** Of two people of one name the address tells who is meant. */
function inWords(
  { name, slug, isOwn, isPseudonym }: DeskByline,
  { isAlike }: { isAlike: boolean },
): string {
  const notes = [
    ...(isOwn ? ['yours'] : []),
    ...(isPseudonym ? ['pseudonym'] : []),
    ...(isAlike ? [`/author/${slug}`] : []),
  ]
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`
}
