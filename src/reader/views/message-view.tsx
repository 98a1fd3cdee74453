import type { MessageModel } from '../page-models.ts'
import type { View } from './view.ts'

/** What happened, in a sentence, and where to go on. */
export function MessageView({ model, view }: { model: MessageModel; view: View }) {
  const { messages, dates } = view
  const { gone } = model
  return (
    <div class="message">
      <header class="page-head">
        <h1>{model.title}</h1>
      </header>
      <p>{model.message}</p>
      {gone && <p class="card-meta">{messages.gone.on(dates.day(dates.dayOf(gone.at)))}</p>}
      <h2>{messages.problem.goOn}</h2>
      <ul>
        <li>
          <a href={view.frame.homePath}>{messages.home}</a>
        </li>
        <li>
          <a href={view.href('/archive')}>{messages.nav.archive}</a>
        </li>
      </ul>
    </div>
  )
}
