import { countryClass } from '../country-class.ts'
import type { ArticleModel } from '../page-models.ts'
import { describeDate } from '../wording/article-date.ts'
import { ArticleBody } from './article-body.tsx'
import { Dot } from './article-card.tsx'
import { Chips } from './chips.tsx'
import { Cloth } from './cloth.tsx'
import { CorrectionNote } from './correction-note.tsx'
import { DateLine } from './date-line.tsx'
import { PictureFigure } from './picture.tsx'
import { Around } from './piece-around.tsx'
import { PieceFoot } from './piece-foot.tsx'
import type { View } from './view.ts'

type Props = { model: ArticleModel; view: View }

export function ArticleView(props: Props) {
  const { model, view } = props
  const { article } = model
  // An old revision says above its text only what had been corrected in it.
  const newest = article.corrections.findLast((c) => c.publishedNumber <= article.publishedNumber)
  return (
    <>
      <article class={`piece ${countryClass(article.terms)}`.trim()}>
        {model.isOldRevision && <OldRevision {...props} />}
        {model.isPreview && (
          <p class="notice notice-preview" role="note">
            {view.messages.article.preview}
          </p>
        )}
        <PieceHead {...props} />
        {newest && <CorrectionNote correction={newest} view={view} />}
        <LeadPicture {...props} />
        <div class="piece-body">
          <ArticleBody body={article.text.body} pictures={article.pictures} view={view} />
        </div>
        <PieceFoot {...props} />
      </article>
      <Around {...props} />
    </>
  )
}

function LeadPicture({ model, view }: Props) {
  const { text, pictures } = model.article
  const use = text.leadPicture
  // Without one its cloth stands above the headline.
  if (!use) return null
  const picture = pictures.find(({ id }) => id === use.mediaId) ?? null
  return <PictureFigure use={use} picture={picture} isFirst view={view} />
}

function OldRevision({ model, view }: Props) {
  const words = view.messages.article
  const { article } = model
  return (
    <p class="notice notice-old" role="note">
      {words.oldRevision(view.count(article.publishedNumber), view.count(article.latestNumber))}{' '}
      <a href={article.path}>{words.toCurrent}</a>
    </p>
  )
}

function PieceHead({ model, view }: Props) {
  const { article } = model
  const { headline, standfirst, kind, labels } = article.text
  const words = view.messages.article
  return (
    <header class="piece-head">
      {!article.text.leadPicture && !view.isLite && <Cloth piece={article} isFirst />}
      <Chips kind={kind} labels={labels} view={view} />
      <h1>{headline}</h1>
      {standfirst && <p class="standfirst">{standfirst}</p>}
      <Byline model={model} view={view} />
      {kind === 'sponsored' && <p class="notice">{words.sponsoredNotice}</p>}
      {kind === 'opinion' && <p class="notice">{words.opinionNotice}</p>}
      {article.disclosures.map(({ name, disclosure }) => (
        <p class="notice">{words.disclosed(name, disclosure)}</p>
      ))}
      {labels.includes('sample') && <p class="notice">{words.sampleNotice}</p>}
    </header>
  )
}

function Byline({ model, view }: Props) {
  const { article } = model
  const { messages, dates } = view
  const words = messages.article
  const date = describeDate(article, dates, messages)
  const moment = dates.moment(article.firstPublishedAt)
  const isOfThatDay = date.datetime === dates.dayOf(article.firstPublishedAt)
  return (
    <div class="piece-meta">
      {article.text.bylines.length > 0 && (
        <p class="byline">
          {words.byBefore}{' '}
          {article.text.bylines.map((byline, i) => (
            <>
              {i > 0 && ', '}
              <a rel="author" href={view.href(`/author/${byline.slug}`)}>
                {byline.name}
              </a>
            </>
          ))}
        </p>
      )}
      <p>
        {article.text.dateline && (
          <>
            <span class="dateline">{article.text.dateline}</span>
            <Dot />
          </>
        )}
        {isOfThatDay ? (
          <time datetime={article.firstPublishedAt.toISOString()}>{words.published(moment)}</time>
        ) : (
          <>
            <DateLine date={date} />
            <Dot />
            <span>{words.placedHere(moment)}</span>
          </>
        )}
      </p>
      {date.basis && <p class="date-basis">{date.basis}</p>}
    </div>
  )
}
