import type { Messages } from '../messages/catalogue.ts'
import { styleElement } from '../stylesheet.ts'

type Props = {
  messages: Messages
  title: string
  message: string
  /** for the log; null where there is nothing to look up */
  reference: string | null
}

/** A page for when nothing can be asked of the database, not even the name of the paper. */
export function BarePage({ messages, title, message, reference }: Props) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        {styleElement}
      </head>
      <body>
        <main class="main message">
          <h1>{title}</h1>
          <p>{message}</p>
          {reference && <p class="card-meta">{messages.problem.reference(reference)}</p>}
          <p>
            <a href="/">{messages.home}</a>
          </p>
        </main>
      </body>
    </html>
  )
}
