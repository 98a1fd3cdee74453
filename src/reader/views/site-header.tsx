import { sameInEditions } from '../addresses/same-in-editions.ts'
import { Dot } from './article-card.tsx'
import { NavList } from './nav-list.tsx'
import { Ticker } from './ticker.tsx'
import type { View } from './view.ts'

/** The name of the paper is the heading of the front page only. */
export function SiteHeader({ view }: { view: View }) {
  const { frame, messages, dates } = view
  const isFront = view.page.model.type === 'front'
  const name = <a href={frame.homePath}>{frame.siteName}</a>
  return (
    <header class="site-header">
      {frame.isSample && <p class="sample-strip">{messages.sampleSite}</p>}
      <div class="masthead">
        <p class="masthead-day">
          <time datetime={frame.today}>{dates.day(frame.today)}</time>
          <Dot />
          <a class="masthead-search" href={view.href('/search')}>
            {messages.nav.search}
          </a>
        </p>
        {isFront ? <h1 class="site-name">{name}</h1> : <p class="site-name">{name}</p>}
        {frame.tagline && <p class="tagline">{frame.tagline}</p>}
        <EditionSwitch view={view} />
      </div>
      <div class="navs">
        <NavList
          label={messages.nav.sections}
          items={frame.sections}
          view={view}
          class="nav-sections"
        />
        <NavList
          label={messages.nav.countries}
          items={frame.countries}
          view={view}
          class="nav-countries"
        />
      </div>
      <Ticker view={view} />
    </header>
  )
}

/** Each edition in its own language: to the same piece where it has it, else to its front page. */
function EditionSwitch({ view }: { view: View }) {
  const { frame, page, messages } = view
  if (frame.editions.length === 0) return null
  const same = sameInEditions(frame, page)
  return (
    <nav aria-label={messages.nav.editions} class="nav-editions">
      <ul class="nav-items">
        {frame.editions.map(({ edition, label, href, current }) => (
          <li>
            <a
              class="nav-link"
              href={same.find((own) => own.edition === edition)?.path ?? href}
              lang={edition}
              hreflang={edition}
              aria-current={current ? 'true' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
