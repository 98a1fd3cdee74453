import type { ArticleKind, ArticleLabel } from '#contract/article.ts'
import type { View } from './view.ts'

type Props = { kind: ArticleKind; labels: readonly ArticleLabel[]; view: View }

/** What must be known before reading: the kind, where it is not plain news, and the labels. */
export function Chips({ kind, labels, view }: Props) {
  const { kinds, labels: names } = view.messages
  if (kind === 'news' && labels.length === 0) return null
  return (
    <p class="chips">
      {kind !== 'news' && <span class={`chip chip-${kind}`}>{kinds[kind]}</span>}
      {labels.map((label) => (
        <>
          {' '}
          <span class={`chip chip-${label}`}>{names[label]}</span>
        </>
      ))}
    </p>
  )
}
