import { editionNames } from '../messages/catalogue.ts'
import type { ArticleModel } from '../page-models.ts'
import { describeOrigin } from '../wording/article-date.ts'
import { Dot } from './article-card.tsx'
import { CorrectionsOfPiece } from './correction-note.tsx'
import { Filed } from './filed.tsx'
import { Share } from './share.tsx'
import type { View } from './view.ts'

type Props = { model: ArticleModel; view: View }

/** What is to be known of a piece after it has been read. */
export function PieceFoot({ model, view }: Props) {
  const { article } = model
  const words = view.messages.article
  const rights = words.rights[article.rights]
  const origin = describeOrigin(article, view.dates, view.messages)
  return (
    <footer class="piece-foot">
      {article.text.sourcesNote && (
        <section>
          <h2>{words.sources}</h2>
          <p>{article.text.sourcesNote}</p>
        </section>
      )}
      <CorrectionsOfPiece article={article} view={view} />
      <Filed terms={article.terms} view={view} />
      <p class="piece-record">
        {origin && `${origin} `}
        {rights && `${rights} `}
        {!model.isPreview && (
          <>
            {words.revised(
              view.count(article.publishedNumber),
              view.dates.moment(article.revisedAt),
            )}
            <Dot />
            <a href={`${article.path}/history`}>{words.history}</a>
          </>
        )}
      </p>
      {article.otherEditions.length > 0 && (
        <p class="piece-editions">
          {words.otherEditions}{' '}
          {article.otherEditions.map(({ edition, path }, i) => (
            <>
              {i > 0 && ', '}
              <a href={path} hreflang={edition} lang={edition}>
                {editionNames[edition]}
              </a>
            </>
          ))}
        </p>
      )}
      {!model.isPreview && <Share article={article} view={view} />}
    </footer>
  )
}
