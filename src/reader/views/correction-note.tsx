import type { Correction, PublishedArticle } from '#articles/published-article.ts'
import { correctionHead } from '../wording/correction-head.ts'
import type { View } from './view.ts'

/** What was corrected last, above the text. */
export function CorrectionNote({ correction, view }: { correction: Correction; view: View }) {
  return (
    <aside class="correction" aria-label={view.messages.correction.kinds[correction.kind]}>
      <p>
        <strong>{correctionHead(correction, view)}:</strong> {correction.publicNote}
      </p>
    </aside>
  )
}

/** Every correction of the piece, newest first, each with its version. */
export function CorrectionsOfPiece({ article, view }: { article: PublishedArticle; view: View }) {
  const words = view.messages.correction
  if (article.corrections.length === 0) return null
  return (
    <section>
      <h2>{words.all}</h2>
      <ul class="corrections-of-piece">
        {article.corrections.toReversed().map((correction) => (
          <li>
            <strong>{correctionHead(correction, view)}:</strong> {correction.publicNote}{' '}
            <a href={`${article.path}?rev=${correction.publishedNumber}`}>
              {words.version(view.count(correction.publishedNumber))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
