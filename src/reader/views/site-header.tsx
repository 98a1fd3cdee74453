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
        </p>
        {isFront ? <h1 class="site-name">{name}</h1> : <p class="site-name">{name}</p>}
        {frame.tagline && <p class="tagline">{frame.tagline}</p>}
        <NavList
          label={messages.nav.editions}
          items={frame.editions}
          view={view}
          class="nav-editions"
        />
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
