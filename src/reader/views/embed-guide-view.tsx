import type { EmbedGuideModel } from '../page-models.ts'
import type { View } from './view.ts'

type Props = { model: EmbedGuideModel; view: View }

/** How other sites show our rates: the widgets themselves, what to copy, and whose the rates are. */
export function EmbedGuideView({ model, view }: Props) {
  const words = view.messages.rates.embed
  const { snippets, policies } = model
  return (
    <div class="embed-guide">
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="page-about">{words.about}</p>
      </header>
      <h2>{words.live}</h2>
      <Live model={model} view={view} />
      <h2>{words.element}</h2>
      <p>{words.elementAbout}</p>
      <Snippet title={words.ticker} code={snippets.tickerElement} />
      <Snippet title={words.chart} code={snippets.chartElement} />
      <p>{words.colours}</p>
      <h2>{words.frame}</h2>
      <p>{words.frameAbout}</p>
      <Snippet title={words.ticker} code={snippets.tickerFrame} />
      <Snippet title={words.chart} code={snippets.chartFrame} />
      <Choices model={model} view={view} />
      <h2>{words.policy}</h2>
      <Snippet title={words.policyElement} code={policies.element} />
      <Snippet title={words.policyFrame} code={policies.frame} />
      <Sources model={model} view={view} />
      <p>
        <a href="/api">{words.forPrograms}</a>
      </p>
    </div>
  )
}

/** Elements where script runs, the frame for everybody. */
function Live({ model: { live }, view }: Props) {
  const words = view.messages.rates
  return (
    <div class="embed-live">
      <chapar-ticker edition={live.edition}>
        <a href={view.href('/rates')}>{words.title}</a>
      </chapar-ticker>
      {live.pair && (
        <chapar-chart edition={live.edition} pair={live.pair} span="1-year">
          <a href={live.pairHref}>{live.pair}</a>
        </chapar-chart>
      )}
      <noscript>
        <iframe src={live.framePath} title={words.embed.ticker} />
      </noscript>
    </div>
  )
}

function Snippet({ title, code }: { title: string; code: string }) {
  return (
    <figure class="snippet">
      <figcaption>{title}</figcaption>
      <pre>
        <code>{code}</code>
      </pre>
    </figure>
  )
}

function Choices({ model: { choices }, view }: Props) {
  const words = view.messages.rates.embed
  return (
    <>
      <h2>{words.choices}</h2>
      <dl class="embed-choices">
        {choices.map((name) => (
          <div>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{words.choice[name]}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Sources({ model: { sources }, view }: Props) {
  const words = view.messages.rates.embed
  return (
    <>
      <h2 id="sources">{words.sources}</h2>
      <p>{words.sourcesAbout}</p>
      <div class="table-box">
        <table aria-labelledby="sources">
          <thead>
            <tr>
              <th scope="col">{words.columns.source}</th>
              <th scope="col">{words.columns.attribution}</th>
              <th scope="col">{words.columns.terms}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ name, attribution, terms }) => (
              <tr>
                <th scope="row">{name}</th>
                <td>{attribution}</td>
                <td>{terms}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
