type Props = {
  siteName: string
  nonce: string
  build: string
  script: string
  preloaded: readonly string[]
  sheets: readonly string[]
}

/** An empty page and what fills it; without script, the way to what works without. */
export function AppShellView({ siteName, nonce, build, script, preloaded, sheets }: Props) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="desk-build" content={build} />
        {/* Vite and desk/main.tsx take the nonce from here. */}
        <meta property="csp-nonce" nonce={nonce} />
        <title>{`Desk · ${siteName}`}</title>
        {sheets.map((sheet) => (
          <link rel="stylesheet" href={sheet} />
        ))}
        <script type="module" src={script}></script>
        {preloaded.map((chunk) => (
          <link rel="modulepreload" href={chunk} />
        ))}
      </head>
      <body>
        <div id="root"></div>
        <noscript>
          <WithoutScript />
        </noscript>
      </body>
    </html>
  )
}

function WithoutScript() {
  return (
    <main>
      <h1>The desk</h1>
      <p>
        Writing and editing need JavaScript, which is off in this browser. Without it there is{' '}
        <a href="/desk/account">your account</a>, with your sessions and your second factor.
      </p>
      <form method="post" action="/desk/sign-out">
        <button type="submit">Sign out</button>
      </form>
    </main>
  )
}
