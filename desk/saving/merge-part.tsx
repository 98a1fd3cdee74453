import { Fieldset, Group, Paper, Radio, SimpleGrid, Text, Textarea } from '@mantine/core'
import { compareWords } from '../words/compare-words.ts'
import type { TermName } from '../words/fields.ts'
import type { BlockPart, FieldPart } from './merge-text.ts'
import classes from './merge-view.module.css'
import { isWords, nameOfPart, versionInWords } from './merging/part-in-words.ts'
import type { Choice } from './settle-merge.ts'

type Props = {
  part: FieldPart | BlockPart
  lang: string
  theirName: string
  termName: TermName
  choice: Choice | undefined
  onChoose: (choice: Choice) => void
}

/** One field or block in both versions, word by word; with the choice, where both changed the same. */
export function MergePart({ part, lang, theirName, termName, choice, onChoose }: Props) {
  return (
    <Fieldset legend={legendOf(part)} data-outcome={part.outcome}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Version title="Yours" which="mine" {...{ part, lang, termName }} />
        <Version title={`Of ${theirName}`} which="theirs" {...{ part, lang, termName }} />
      </SimpleGrid>
      {part.outcome === 'conflict' && (
        <Decision {...{ part, theirName, termName, choice, onChoose }} />
      )}
    </Fieldset>
  )
}

function legendOf(part: FieldPart | BlockPart): string {
  const name = nameOfPart(part)
  if (part.outcome === 'conflict') return `${name}: decide`
  return part.outcome === 'taken' && part.from === 'both' ? `${name}: both are taken` : name
}

type VersionProps = Pick<Props, 'part' | 'lang' | 'termName'> & {
  title: string
  which: 'mine' | 'theirs'
}

function Version({ title, part, which, lang, termName }: VersionProps) {
  const before = versionInWords(part, 'base', termName) ?? ''
  const after = versionInWords(part, which, termName)
  return (
    <Paper withBorder p="xs">
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <div lang={lang} className={classes.words}>
        {after === null ? <em>{before === '' ? 'Not there' : 'Taken out'}</em> : null}
        {after !== null &&
          compareWords(before, after).map(({ kind, text }, i) => {
            const Element = elements[kind]
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other identity
            return <Element key={i}>{text}</Element>
          })}
      </div>
    </Paper>
  )
}

const elements = { same: 'span', gone: 'del', new: 'ins' } as const

function Decision({ part, theirName, termName, choice, onChoose }: Omit<Props, 'lang'>) {
  const mine = versionInWords(part, 'mine', termName)
  const theirs = versionInWords(part, 'theirs', termName)
  const isByHand = typeof choice === 'object'
  const choose = (value: string) => {
    if (value === 'words') onChoose({ words: mine ?? theirs ?? '' })
    else if (value === 'mine' || value === 'theirs' || value === 'both') onChoose(value)
  }
  return (
    <>
      <Radio.Group
        mt="sm"
        label="Which is to stand?"
        value={isByHand ? 'words' : (choice ?? null)}
        onChange={choose}
      >
        <Group mt={4}>
          <Radio value="mine" label={mine === null ? 'Take it out, as you did' : 'Yours'} />
          <Radio
            value="theirs"
            label={theirs === null ? `Take it out, as ${theirName} did` : `That of ${theirName}`}
          />
          {part.kind === 'block' && mine !== null && theirs !== null && (
            <Radio value="both" label="Both, one after the other" />
          )}
          {isWords(part) && <Radio value="words" label="Written anew" />}
        </Group>
      </Radio.Group>
      {isByHand && (
        <Textarea
          mt="xs"
          autosize
          label={`${nameOfPart(part)}, written anew`}
          value={choice.words}
          onChange={(event) => onChoose({ words: event.currentTarget.value })}
        />
      )}
    </>
  )
}
