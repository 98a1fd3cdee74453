import type { ArticleKind, ArticleLabel } from '#contract/article.ts'
import { labelsOnCards } from '../wording/labels-on-cards.ts'
import type { View } from './view.ts'

type Props = {
  kind: ArticleKind
  labels: readonly ArticleLabel[]
  view: View
  /** within a line of other words */
  inline?: boolean
}

/** What must be known before reading: the kind, where it is not plain news, and the labels. */
export function Chips({ kind, labels: all, view, inline = false }: Props) {
  const { kinds, labels: names } = view.messages
  const labels = labelsOnCards(all, view.frame)
  if (kind === 'news' && labels.length === 0) return null
  const chips = (
    <>
      {kind !== 'news' && <span class={`chip chip-${kind}`}>{kinds[kind]}</span>}
      {labels.map((label) => (
        <>
          {' '}
          <span class={`chip chip-${label}`}>{names[label]}</span>
        </>
      ))}
    </>
  )
  return inline ? chips : <p class="chips">{chips}</p>
}
