import type { HtmlEscapedString } from 'hono/utils/html'
import type { DescribedOperation, DescribedParameter, OpenApiDocument } from './openapi-document.ts'

/** The page about the API, made from its description: no script, and the styles of the site. */
export function docsPage(
  document: OpenApiDocument,
  { siteName, styleElement }: { siteName: string; styleElement: HtmlEscapedString },
): string {
  const { info, servers, paths } = document
  const root = servers[0]?.url ?? ''
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{info.title}</title>
        <meta name="description" content={info.description} />
        {styleElement}
        <link rel="service-desc" type="application/json" href="/api/v1/openapi.json" />
      </head>
      <body class="page-static-page">
        <header class="site-header">
          <div class="masthead">
            <p class="site-name">
              <a href="/">{siteName}</a>
            </p>
          </div>
        </header>
        <main class="main" id="content">
          <article class="piece">
            <header class="piece-head">
              <h1>{info.title}</h1>
              <p class="standfirst">{info.description}</p>
            </header>
            <div class="piece-body">
              <Rules root={root} version={info.version} />
              {Object.entries(paths).map(([path, { get }]) => (
                <Operation root={root} path={path} operation={get} />
              ))}
            </div>
          </article>
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${String(page)}`
}

function Rules({ root, version }: { root: string; version: string }) {
  return (
    <>
      <p>
        Everything is under <code>{root}</code>, answers GET, needs no key and may be called from
        any page. The description for machines (version {version}) is{' '}
        <a href="/api/v1/openapi.json">openapi.json</a>.
      </p>
      <ul>
        <li>
          Answers are JSON; with <code>.csv</code> or <code>.ndjson</code> after the path, or{' '}
          <code>?format=</code>, or an <code>Accept</code> header, they are tables or lines.
        </li>
        <li>
          Rates are texts with all their digits. Every row names its source, and whether the bank
          printed this rate (<code>published</code>), the other direction of it (
          <code>inverse</code>) or two rates through which it was computed (<code>cross</code>). One
          answer never blends sources for a pair.
        </li>
        <li>
          An unknown parameter or a day that does not exist is refused with 422 and{' '}
          <code>application/problem+json</code>, which says what is wrong.
        </li>
        <li>
          Keep the <code>ETag</code> and send it as <code>If-None-Match</code>: what is unchanged
          costs a few hundred bytes. Who asks very often is told to wait, with 429.
        </li>
        <li>
          <a href="/api/v1/sources">/sources</a> says what is to stand beside the figures of each
          source. The figures are official rates for information, not offers to deal.
        </li>
      </ul>
    </>
  )
}

function Operation({
  root,
  path,
  operation,
}: {
  root: string
  path: string
  operation: DescribedOperation
}) {
  return (
    <section>
      <h2 id={operation.operationId}>
        <code>{path}</code>: {operation.summary}
      </h2>
      <p>{operation.description}</p>
      <p>
        <a href={exampleOf(root, path, operation)}>Try it</a>
      </p>
      <dl class="api-parameters">
        {operation.parameters.map((parameter) => (
          <Parameter parameter={parameter} />
        ))}
      </dl>
    </section>
  )
}

function Parameter({ parameter }: { parameter: DescribedParameter }) {
  const { name, description, example, schema } = parameter
  const choices = Array.isArray(schema.enum) ? schema.enum.join(', ') : ''
  const shown = example === undefined ? choices : String(example)
  return (
    <div>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>{description}</dd>
      {shown !== '' && (
        <dd>
          {example === undefined ? 'One of' : 'For example'} <code>{shown}</code>
        </dd>
      )}
    </div>
  )
}

/** The path with the examples of its own parameters in it. */
function exampleOf(root: string, path: string, { parameters }: DescribedOperation): string {
  let address = root + path
  for (const { name, in: place, example } of parameters) {
    if (place === 'path') address = address.replace(`{${name}}`, String(example))
  }
  return address
}
