import type { CorrectionsModel } from '../page-models.ts'
import { correctionHead } from '../wording/correction-head.ts'
import { PagingCount, PagingNav } from './paging-nav.tsx'
import type { View } from './view.ts'

export function CorrectionsView({ model, view }: { model: CorrectionsModel; view: View }) {
  const words = view.messages.correction
  return (
    <div class="corrections">
      <header class="page-head">
        <h1>{words.listTitle}</h1>
        <p class="page-about">{words.listAbout}</p>
        <PagingCount paging={model.paging} view={view} />
      </header>
      {model.corrections.length === 0 && <p class="empty">{words.none}</p>}
      <div class="corrections-list">
        {model.corrections.map((correction) => (
          <article class="corrections-item">
            <p class="card-meta">{correctionHead(correction, view)}</p>
            <h2 class="card-headline">
              <a href={correction.path}>{correction.headline}</a>
            </h2>
            <p>{correction.publicNote}</p>
          </article>
        ))}
      </div>
      <PagingNav paging={model.paging} view={view} />
    </div>
  )
}
