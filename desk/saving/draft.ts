import type { ArticleText } from '#contract/article.ts'
import { draftTextSchema } from '#contract/article.ts'
import { sameValue } from './merging/same-value.ts'

/** What is written of a piece: its text, and the last part of its address. */
export type Draft = { text: ArticleText; slug: string }

type Patch = { text?: Partial<ArticleText>; slug?: string }
/** What changes, or how it follows from what stands there now. */
export type DraftPatch = Patch | ((draft: Draft) => Patch)

export function patched(draft: Draft, given: DraftPatch): Draft {
  const { text, slug = draft.slug } = typeof given === 'function' ? given(draft) : given
  return { slug, text: { ...draft.text, ...text } }
}

/**
 * Whether the server would keep the same of both: it takes blanks from the ends of lines, and
 * normalises them, so what comes back may differ from what was sent.
 */
export function sameDraft(one: Draft, other: Draft): boolean {
  if (one === other) return true
  if (one.slug !== other.slug) return false
  return (
    sameValue(one.text, other.text) || sameValue(asTheServerHasIt(one), asTheServerHasIt(other))
  )
}

function asTheServerHasIt({ text }: Draft): ArticleText {
  return draftTextSchema.safeParse(text).data ?? text
}
