import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { Edition } from '#contract/edition.ts'
import { useMe } from '../api/use-me.ts'
import { useTermNames } from '../api/use-term-names.ts'
import { zonedTime } from '../words/zoned.ts'
import type { DraftConflict } from './copy-view.ts'
import type { Draft } from './draft.ts'
import { MergePart } from './merge-part.tsx'
import { type BlockPart, type FieldPart, mergeDrafts } from './merge-text.ts'
import { nameOfPart } from './merging/part-in-words.ts'
import { type Choice, type Choices, listConflicts, listTaken, settleMerge } from './settle-merge.ts'

type Props = {
  conflict: DraftConflict
  /** in which the text is, for those who have it read to them, and its terms are named */
  edition: Edition
  onResolve: (draft: Draft) => void
}

/**
 * Two drafts that have to be brought together. Where they touch different words it is one click,
 * with what it takes; else each place is decided by a person. Nothing is taken by itself.
 */
export function MergeView({ conflict, edition, onResolve }: Props) {
  const { timeZone } = useMe().paper
  const termName = useTermNames(edition)
  const [isOpen, view] = useDisclosure()
  const [choices, setChoices] = useState<Choices>(new Map())
  const merge = useMemo(() => mergeDrafts(conflict), [conflict])
  const undecided = listConflicts(merge)
  const settled = settleMerge(merge, choices)
  const resolve = (draft: Draft) => {
    view.close()
    setChoices(new Map())
    onResolve(draft)
  }
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false
  return (
    <>
      <Alert
        color="orange"
        title={titleOf(conflict, timeZone)}
        role="alert"
        my="sm"
        // Orange on orange is too pale to read.
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
      >
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{offerInWords(undecided.length)}</Text>
          <Taken parts={listTaken(merge)} conflict={conflict} />
          <Group gap="xs">
            {undecided.length === 0 && settled && (
              <Button size="compact-md" onClick={() => resolve(settled)}>
                Take both
              </Button>
            )}
            <Button size="compact-md" variant="default" onClick={view.open}>
              {undecided.length === 0 ? 'Compare first' : 'Compare and decide'}
            </Button>
          </Group>
        </Stack>
      </Alert>
      <Modal
        opened={isOpen}
        onClose={view.close}
        title="Bring both versions together"
        size="min(70rem, 95vw)"
        fullScreen={isNarrow}
        closeButtonProps={{ 'aria-label': 'Back to the piece, decide later' }}
      >
        <Stack>
          {[...merge.fields, ...merge.blocks].filter(isChanged).map((part) => (
            <MergePart
              key={`${part.kind} ${part.key}`}
              part={part}
              lang={edition}
              termName={termName}
              theirName={theirName(conflict)}
              choice={choices.get(part.key)}
              onChoose={(choice) => setChoices((before) => withChoice(before, part.key, choice))}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={view.close}>
              Decide later
            </Button>
            <Button disabled={!settled} onClick={() => settled && resolve(settled)}>
              Take this
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

function Taken({ parts, conflict }: { parts: (FieldPart | BlockPart)[]; conflict: DraftConflict }) {
  if (parts.length === 0) return null
  return (
    <List size="sm">
      {parts.slice(0, TOLD).map((part) => (
        <List.Item key={`${part.kind} ${part.key}`}>{changeInWords(part, conflict)}</List.Item>
      ))}
      {parts.length > TOLD && <List.Item>and {parts.length - TOLD} more</List.Item>}
    </List>
  )
}

/** The rest is in the comparison. */
const TOLD = 6

function changeInWords(part: FieldPart | BlockPart, conflict: DraftConflict): string {
  const name = nameOfPart(part)
  if (part.outcome !== 'taken') return `${name}: moved`
  const who = {
    mine: 'by you',
    theirs: `by ${theirName(conflict)}`,
    both: `by you and ${theirName(conflict)}`,
  }
  return `${name}: ${whatHappened(part)} ${who[part.from]}`
}

function whatHappened(part: (FieldPart | BlockPart) & { outcome: 'taken' }): string {
  if (part.kind === 'block' && part.merged === null) return 'taken out'
  if (part.kind === 'block' && part.base === null) return 'put in'
  return 'changed'
}

function isChanged(part: FieldPart | BlockPart): boolean {
  return part.outcome !== 'same'
}

function withChoice(before: Choices, key: string, choice: Choice): Choices {
  return new Map(before).set(key, choice)
}

function titleOf({ origin, by, at }: DraftConflict, timeZone: string): string {
  const time = zonedTime(new Date(at).toISOString(), timeZone)
  return origin === 'newer'
    ? `${by ?? 'Somebody'} saved a newer version at ${time}`
    : `Another tab of yours left words here at ${time}, which the server has not`
}

function theirName({ origin, by }: DraftConflict): string {
  return origin === 'newer' ? (by ?? 'somebody else') : 'the other tab'
}

function offerInWords(conflicts: number): string {
  if (conflicts === 0) {
    return 'Nothing is lost: the changes are in different places. Together they would be:'
  }
  const places = conflicts === 1 ? 'One place was' : `${conflicts} places were`
  return `Nothing is lost. ${places} changed by both, and you decide. You can go on writing meanwhile.`
}
