import type { PairHistory } from '#rates/pair-history.ts'
import type { View } from './view.ts'

/** What a bank asks to stand beside its figures, and what it says of them. */
export function SourceNote({ source, view }: { source: PairHistory['source']; view: View }) {
  const { attribution, disclaimer, home } = source
  return (
    <p class="card-meta">
      {home === null ? attribution : <a href={home}>{attribution}</a>}.{' '}
      {disclaimer || view.messages.rates.disclaimer}
    </p>
  )
}
