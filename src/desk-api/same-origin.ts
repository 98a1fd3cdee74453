/**
 * Whether a request that changes something comes from a page of ours. Every browser says in
 * `Sec-Fetch-Site` or `Origin` from where a form is sent, and no page can make it lie; who says
 * neither is refused. `Host` is compared too, since a machine may be reached by several names.
 */
export function isSameOrigin(
  header: (name: string) => string | undefined,
  siteUrl: string,
): boolean {
  const site = header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = header('origin')
  if (origin === undefined || !URL.canParse(origin)) return false
  return origin === new URL(siteUrl).origin || new URL(origin).host === header('host')
}
