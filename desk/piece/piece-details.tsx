import { Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { memo, useRef, useState } from 'react'
import type { ArticleKind } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import { slugSchema } from '#contract/text.ts'
import { useMe } from '../api/use-me.ts'
import { FieldRemarks } from '../editor/fields/field-remarks.tsx'
import { holdsWords } from '../editor/fields/word-field.ts'
import { NewTopicDialog } from '../topics/new-topic-dialog.tsx'
import { kindOptions } from '../words/kinds.ts'
import { chooseTerms, type Terms, useTerms } from './use-terms.ts'

type Props = {
  kind: ArticleKind
  terms: readonly string[]
  dateline: string
  slug: string
  edition: Edition
  /** the address that readers have, if it was published */
  path: string | null
  readOnly: boolean
  onKind: (kind: ArticleKind) => void
  onTerms: (terms: string[]) => void
  onDateline: (dateline: string) => void
  onSlug: (slug: string) => void
}

/** What sort of piece it is, where it is filed, and its address. */
export const PieceDetails = memo(function PieceDetails(props: Props) {
  const { kind, terms, dateline, edition, readOnly, onKind, onTerms, onDateline } = props
  const all = useTerms(edition)
  const place = useRef<HTMLInputElement>(null)
  return (
    <>
      <Select
        label="Kind"
        data={kindOptions}
        value={kind}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(chosen) => chosen && onKind(chosen)}
      />
      <TermFields {...{ all, terms, edition, readOnly, onTerms }} />
      <TextInput
        {...holdsWords}
        ref={place}
        label="Dateline"
        lang={edition}
        description="The place, as in print: OSH, Kyrgyzstan"
        maxLength={120}
        readOnly={readOnly}
        value={dateline}
        onChange={(event) => onDateline(event.currentTarget.value)}
      />
      <FieldRemarks name="Dateline" field={place} text={dateline} {...{ edition, readOnly }} />
      <SlugField {...props} />
    </>
  )
})

function TermFields({
  all,
  terms,
  edition,
  readOnly,
  onTerms,
}: { all: Terms } & Pick<Props, 'terms' | 'edition' | 'readOnly' | 'onTerms'>) {
  const chosen = (axis: keyof Terms) =>
    terms.filter((id) => all[axis].some((term) => term.value === id))
  const choose = (axis: keyof Terms) => (ids: string[]) =>
    onTerms(chooseTerms(all, terms, axis, ids))
  const shared = { readOnly, searchable: true, hidePickedOptions: true, clearable: true }
  return (
    <>
      <Select
        label="Section"
        data={all.section}
        value={chosen('section')[0] ?? null}
        readOnly={readOnly}
        clearable
        onChange={(id) => choose('section')(id === null ? [] : [id])}
      />
      <MultiSelect
        label="Countries"
        data={all.country}
        value={chosen('country')}
        onChange={choose('country')}
        {...shared}
      />
      <MultiSelect
        label="Topics"
        data={all.topic}
        value={chosen('topic')}
        onChange={choose('topic')}
        {...shared}
      />
      {!readOnly && <NewTopic edition={edition} onMade={(id) => onTerms([...terms, id])} />}
    </>
  )
}

/** For a topic that is not there yet: the piece has it as soon as it is made. */
function NewTopic(props: { edition: Edition; onMade: (id: string) => void }) {
  const [isOpen, setOpen] = useState(false)
  if (!useMe().permissions.includes('term.add')) return null
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setOpen(true)}
      >
        A new topic
      </Button>
      {isOpen && <NewTopicDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function SlugField({ slug, path, readOnly, onSlug }: Props) {
  const parsed = slugSchema.safeParse(slug)
  return (
    <TextInput
      label="Address"
      description={
        path === null
          ? 'Made from the headline until you write your own. If another piece of that day has it, a number is added.'
          : `Readers have it at ${path}. A new address leaves the old one leading here.`
      }
      maxLength={120}
      readOnly={readOnly}
      spellCheck={false}
      value={slug}
      error={parsed.success ? null : `It ${parsed.error.issues[0]?.message}`}
      onChange={(event) => onSlug(event.currentTarget.value)}
    />
  )
}
