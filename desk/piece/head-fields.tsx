import { Text } from '@mantine/core'
import { memo, useRef } from 'react'
import type { Edition } from '#contract/edition.ts'
import { FieldRemarks } from '../editor/fields/field-remarks.tsx'
import { holdsWords } from '../editor/fields/word-field.ts'
import { GrowingField } from '../frame/growing-field.tsx'

/** What fits on two lines of the front page, on cards and in search results. */
const GOOD_HEADLINE = 70

type Props = {
  headline: string
  standfirst: string
  edition: Edition
  readOnly: boolean
  onHeadline: (headline: string) => void
  onStandfirst: (standfirst: string) => void
}

/** The headline, with a word on its length, and the standfirst. */
export const HeadFields = memo(function HeadFields(props: Props) {
  const { headline, standfirst, edition, readOnly, onHeadline, onStandfirst } = props
  const [head, stand] = [useRef<HTMLTextAreaElement>(null), useRef<HTMLTextAreaElement>(null)]
  const checked = { edition, readOnly }
  return (
    <>
      <GrowingField
        ref={head}
        {...holdsWords}
        label="Headline"
        lang={edition}
        classNames={{ input: 'piece-headline' }}
        rows={1}
        maxLength={300}
        readOnly={readOnly}
        value={headline}
        description={
          <Text span size="xs">
            {lengthInWords(headline.trim().length)}
          </Text>
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        // A headline is one line: what is pasted with line feeds becomes one.
        onChange={(event) => onHeadline(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      />
      <FieldRemarks name="Headline" field={head} text={headline} {...checked} />
      <GrowingField
        ref={stand}
        {...holdsWords}
        label="Standfirst"
        lang={edition}
        rows={2}
        maxLength={1000}
        readOnly={readOnly}
        value={standfirst}
        onChange={(event) => onStandfirst(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      />
      <FieldRemarks name="Standfirst" field={stand} text={standfirst} {...checked} />
    </>
  )
})

function lengthInWords(length: number): string {
  if (length === 0) return 'A piece needs a headline before it can be submitted'
  if (length <= GOOD_HEADLINE) return `${length} characters`
  return `${length} characters: over ${GOOD_HEADLINE}, cards and search results may cut it`
}
