import type { Child } from 'hono/jsx'
import { interfaceLanguage } from '../messages/catalogue.ts'
import type { Wording } from '../wording/wording.ts'
import { embedSheet } from './embed-sheet.ts'

type Props = { title: string; wording: Wording; children: Child }

/** A page for a frame, whose box the element (islands/embed.ts) takes out of it. */
export function EmbedPage({ title, wording, children }: Props) {
  const language = interfaceLanguage(wording.frame.edition)
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={embedSheet.path} />
      </head>
      <body>
        <main aria-label={title}>
          <h1 class="unseen">{title}</h1>
          <figure class="embed" aria-label={title} lang={language}>
            {children}
          </figure>
        </main>
      </body>
    </html>
  )
}

/** A way out of the frame, to this site. */
export function OutLink({ href, children }: { href: string; children: Child }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  )
}
