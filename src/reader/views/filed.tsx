import type { TermName } from '#articles/published-article.ts'
import type { View } from './view.ts'

/** The sections, countries and topics of a piece. */
export function Filed({ terms, view }: { terms: readonly TermName[]; view: View }) {
  if (terms.length === 0) return null
  return (
    <nav class="filed" aria-label={view.messages.article.terms}>
      <h2>{view.messages.article.terms}</h2>
      <ul>
        {terms.map((term) => (
          <li>
            <a href={view.href(`/${term.axis}/${term.slug}`)}>{term.name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
