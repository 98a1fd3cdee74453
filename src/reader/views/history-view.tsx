import type { HistoryLine } from '#articles/published-article.ts'
import type { HistoryModel } from '../page-models.ts'
import { correctionHead } from '../wording/correction-head.ts'
import type { View } from './view.ts'

/** Every published version of a piece, with what was said about it. */
export function HistoryView({ model, view }: { model: HistoryModel; view: View }) {
  const words = view.messages.history
  const { article } = model
  return (
    <div class="history">
      <header class="page-head">
        <h1>{words.of(article.text.headline)}</h1>
        <p class="page-about">{words.about}</p>
        <p>
          <a href={article.path}>{words.back}</a>
        </p>
      </header>
      <ol class="history-lines" reversed>
        {model.lines.map((line) => (
          <li value={line.publishedNumber}>
            <Version line={line} model={model} view={view} />
          </li>
        ))}
      </ol>
    </div>
  )
}

type VersionProps = { line: HistoryLine; model: HistoryModel; view: View }

function Version({ line, model, view }: VersionProps) {
  const words = view.messages.history
  const { path, latestNumber } = model.article
  const isCurrent = line.publishedNumber === latestNumber
  return (
    <>
      <h2>
        <a href={isCurrent ? path : `${path}?rev=${line.publishedNumber}`}>
          {words.version(view.count(line.publishedNumber))}
        </a>
        {isCurrent && <span class="history-current"> ({words.current})</span>}
      </h2>
      <p class="card-meta">
        <time datetime={line.revisedAt.toISOString()}>{view.dates.moment(line.revisedAt)}</time>
      </p>
      <p class="history-headline">{line.headline}</p>
      <p>
        {line.correction ? (
          <>
            <strong>{correctionHead(line.correction, view)}:</strong> {line.correction.publicNote}
          </>
        ) : line.publishedNumber === 1 ? (
          words.first
        ) : (
          words.changed
        )}
      </p>
    </>
  )
}
