/** Not only what pages are there today: what the application adds to itself is below these. */
const OWN_PAGES = /^\/desk(\/(pieces|pictures|account|staff)(\/[\w\-/]*)?)?$/

/**
 * Where somebody wanted to go who has to sign in first: a page of the desk, with its query. null
 * for everything else, so that no link of ours can lead elsewhere after the password.
 */
export function readBack(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || text.length > 500 || !URL.canParse(text, NOWHERE)) return null
  // What stands there may mean something else to a browser: //host, \host, dot segments.
  const { origin, pathname, search } = new URL(text, NOWHERE)
  return origin === NOWHERE && OWN_PAGES.test(pathname) ? pathname + search : null
}

const NOWHERE = 'http://desk.invalid'

/** An address of ours that goes on to `back`, which stays away where it is the desk itself. */
export function withBack(path: string, back: string | null): string {
  return back === null || back === '/desk' ? path : `${path}?${new URLSearchParams({ back })}`
}
