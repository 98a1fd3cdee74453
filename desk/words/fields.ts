import type { ArticleText } from '#contract/article.ts'
import { pictureLines } from './blocks.ts'
import { kindNames } from './kinds.ts'

/** What a piece has besides its body, as its page asks for it. */
export type Fields = Omit<ArticleText, 'body'> & { slug: string }
export type FieldName = keyof Fields

/** What the fields are called on the screen, in the order of the page. */
export const fieldNames: Record<FieldName, string> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  leadPicture: 'Lead picture',
  kind: 'Kind',
  terms: 'Section, countries and topics',
  dateline: 'Dateline',
  slug: 'Address',
  bylines: 'Bylines',
  sourcesNote: 'Note on sources',
  labels: 'Labels',
}

export function listFieldNames(): FieldName[] {
  return Object.keys(fieldNames) as FieldName[] // all of them, as the type asks
}

/** The name of a section, a country or a topic. */
export type TermName = (id: string) => string

/** What a field says, as running words; '' where it is empty. `value` is the one of that name. */
export function fieldInWords(
  name: FieldName,
  value: Fields[FieldName],
  termName: TermName,
): string {
  return says[name](value as never, termName)
}

const says: {
  [Name in FieldName]: (value: Fields[Name], termName: TermName) => string
} = {
  headline: (headline) => headline,
  standfirst: (standfirst) => standfirst,
  leadPicture: (use) => (use ? pictureLines(use).join('\n') : ''),
  kind: (kind) => kindNames[kind],
  terms: (terms, termName) => terms.map(termName).join(', '),
  dateline: (dateline) => dateline,
  slug: (slug) => slug,
  bylines: (bylines) => bylines.map(({ name }) => name).join(', '),
  sourcesNote: (note) => note,
  labels: (labels) => labels.map((label) => labelNames[label]).join(', '),
}

const labelNames: Record<ArticleText['labels'][number], string> = {
  sample: 'Sample: not news, and kept from search engines',
}
