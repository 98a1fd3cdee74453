const BLOCK = /<script type="application\/ld\+json">([^<]*)<\/script>/

/** The one block of data of a page, and the page without it. It may hold no `<`, or it is not found. */
export function takeStructuredData(html: string): { data: string; rest: string } {
  return { data: BLOCK.exec(html)?.[1] ?? '', rest: html.replace(BLOCK, '') }
}
